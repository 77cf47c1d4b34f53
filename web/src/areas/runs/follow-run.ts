import { send } from "../../api/send";
import { serverEvents } from "../../api/server-events";
import { pause } from "../../live/follow";

export interface RunNote {
  readonly seq: number;
  readonly type: string;
  /** When it happened, as the wire has it. */
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const FirstWait = 1_000;
const LongestWait = 30_000;

/** Follows one run from after a number, over breaks, until it has ended or the signal says so. */
export async function followRun(id: string, after: number, signal: AbortSignal, onNote: (note: RunNote) => void): Promise<void> {
  let [last, wait] = [after, FirstWait];
  while (!signal.aborted) {
    try {
      const url = new URL(`/api/v1/work/runs/${encodeURIComponent(id)}/events`, window.location.origin);
      url.searchParams.set("after", String(last));
      const response = await send(new Request(url, { signal }));
      if (!response.ok && response.status < 500 && response.status !== 429) {
        return;
      }

      if (response.ok) {
        wait = FirstWait;
        for await (const event of serverEvents(response)) {
          if (event.type === "end") {
            return;
          }

          last = Number(event.id ?? last);
          const { at, ...data } = dataOf(event.data);
          onNote({ seq: last, type: event.type, at: String(at), data });
        }
      }
    } catch {
      // A break; the loop is its remedy.
    }

    if (!signal.aborted) {
      await pause(wait, signal);
      wait = Math.min(wait * 2, LongestWait);
    }
  }
}

function dataOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
