import { useSyncExternalStore } from "react";

const Minute = 60_000;
const listeners = new Set<() => void>();
let timer: number | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => listeners.forEach((tell) => tell()), Minute);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present, to the minute: all dates on a page move on together. */
export const useNow = () => useSyncExternalStore(subscribe, () => Math.floor(Date.now() / Minute) * Minute + Minute - 1);
