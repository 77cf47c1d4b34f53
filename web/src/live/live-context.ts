import { createContext, useContext, useEffect } from "react";
import type { ServerEvent } from "../api/server-events";

/** How the connection for live news stands; `off` for anyone who may not have one. */
export type LiveState = "off" | "connecting" | "open" | "lost";

export interface Live {
  readonly state: LiveState;
  /** Calls back at every event of one's runs; returns what takes the listener away. */
  readonly listen: (listener: (event: ServerEvent) => void) => () => void;
}

export const LiveContext = createContext<Live>({ state: "off", listen: () => () => undefined });

export const useLive = () => useContext(LiveContext);

/** Calls `listener` at every event of one's own unfinished runs. Give it the same function at each render. */
export function useLiveEvents(listener: (event: ServerEvent) => void): void {
  const { listen } = useLive();
  useEffect(() => listen(listener), [listen, listener]);
}
