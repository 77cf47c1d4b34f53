import { send } from "../api/send";
import { serverEvents, type ServerEvent } from "../api/server-events";
import type { LiveState } from "./live-context";

const FirstWait = 1_000;
const LongestWait = 30_000;

/** Follows `/api/v1/live` until told to stop, and comes back after every break, less often the longer it lasts. */
export async function follow(signal: AbortSignal, onState: (state: LiveState) => void, onEvent: (event: ServerEvent) => void): Promise<void> {
  let wait = FirstWait;
  while (!signal.aborted) {
    onState("connecting");
    try {
      const response = await send(new Request(new URL("/api/v1/live", window.location.origin), { signal }));
      if (response.status === 401 || response.status === 403) {
        onState("off");
        return;
      }

      if (response.ok) {
        onState("open");
        wait = FirstWait;
        for await (const event of serverEvents(response)) {
          onEvent(event);
        }
      }
    } catch {
      // A break shows in the state below; the loop is its remedy.
    }

    if (!signal.aborted) {
      onState("lost");
      await pause(wait, signal);
      wait = Math.min(wait * 2, LongestWait);
    }
  }
}

/** Waits, or is woken by the signal. */
export const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = window.setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      window.clearTimeout(timer);
      resolve();
    });
  });
