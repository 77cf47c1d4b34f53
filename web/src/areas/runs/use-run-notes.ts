import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { followRun, type RunNote } from "./follow-run";
import { runQuery } from "./queries";
import { soon } from "./soon";

const Pause = 150;
const Most = 500;

/** The newest events of a run as they come; the run itself is asked for again after each handful. */
export function useRunNotes(id: string, isOpen: boolean): readonly RunNote[] {
  const queries = useQueryClient();
  const [notes, setNotes] = useState<readonly RunNote[]>([]);
  const last = useRef(0);
  useEffect(() => {
    const stop = new AbortController();
    let fresh: RunNote[] = [];
    let isHistory = last.current === 0;
    const show = soon(() => {
      const came = fresh;
      fresh = [];
      setNotes((before) => [...before, ...came].slice(-Most));
      if (!isHistory) {
        void queries.invalidateQueries({ queryKey: runQuery(id).queryKey });
      }

      isHistory = false;
    }, Pause);
    void followRun(id, last.current, stop.signal, (note) => {
      last.current = note.seq;
      fresh.push(note);
      show.call();
    });
    return () => {
      stop.abort();
      show.stop();
      setNotes((before) => [...before, ...fresh].slice(-Most));
    };
  }, [id, isOpen, queries]);
  return notes;
}
