import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { ServerEvent } from "../api/server-events";
import { follow } from "./follow";
import { LiveContext, type LiveState } from "./live-context";
import { usePageVisible } from "./page-visible";

/** One live connection for the whole page; none while the page is hidden, because browsers allow a server only a few. */
export function LiveProvider({ enabled, children }: { readonly enabled: boolean; readonly children: ReactNode }) {
  const [state, setState] = useState<LiveState>("off");
  const listeners = useRef(new Set<(event: ServerEvent) => void>());
  const visible = usePageVisible();
  useEffect(() => {
    if (!enabled || !visible) {
      return;
    }

    const stop = new AbortController();
    void follow(stop.signal, setState, (event) => listeners.current.forEach((listener) => listener(event)));
    return () => stop.abort();
  }, [enabled, visible]);
  const live = useMemo(() => ({
    state,
    listen: (listener: (event: ServerEvent) => void) => {
      listeners.current.add(listener);
      return () => void listeners.current.delete(listener);
    },
  }), [state]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
