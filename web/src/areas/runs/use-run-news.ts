import { useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { ServerEvent } from "../../api/server-events";
import { useLiveEvents } from "../../live/live-context";
import { newsOf } from "./news";
import { keys, type RunPageBody } from "./queries";
import { soon } from "./soon";

const Pause = 600;

/** Keeps lists of runs as the live connection tells: progress at once, everything else after a breath. */
export function useRunNews(): void {
  const queries = useQueryClient();
  const ask = useMemo(() => soon(() => void queries.invalidateQueries({ queryKey: keys.lists }), Pause), [queries]);
  useEffect(() => ask.stop, [ask]);
  useLiveEvents(useCallback((event: ServerEvent) => {
    const news = newsOf(event);
    if (!news) {
      return;
    }

    queries.setQueriesData<InfiniteData<RunPageBody>>({ queryKey: keys.lists }, (list) => list && {
      ...list,
      pages: list.pages.map((page) => ({ ...page, items: page.items.map((run) => (run.id === news.id ? { ...run, ...news.change } : run)) })),
    });
    if (news.ask) {
      ask.call();
    }
  }, [queries, ask]));
}
