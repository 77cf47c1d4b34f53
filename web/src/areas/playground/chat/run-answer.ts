import { Problem } from "../../../api/problem";
import { serverEvents } from "../../../api/server-events";
import { close, grow } from "../markdown/document";
import { post } from "../post";
import { servedOf } from "../served";
import { chunkOf, fieldsOf, problemOf } from "../wire";
import type { AnswerStore } from "./answer";
import { createFrames } from "./frames";

/** The answer ended before its end: what came so far is kept. */
export const CutOff = "web.stream_cut";

/** Asks for an answer and writes it down as it comes, until its end, a failure, or `signal`. Never throws: the answer tells. */
export async function runAnswer(answer: AnswerStore, body: object, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const frames = createFrames((text) => answer.update((old) => ({ ...old, phase: "streaming", text: old.text + text, document: grow(old.document, text) })));
  try {
    const response = await post("chat/completions", body, signal);
    answer.update((old) => ({ ...old, served: servedOf(response) }));
    await readStream(response, answer, frames.add, elapsed);
    frames.end();
    answer.update((old) => ({ ...old, phase: "done", document: close(old.document), totalMs: elapsed() }));
  } catch (error) {
    frames.end();
    const stopped = signal.aborted;
    answer.update((old) => ({
      ...old, phase: stopped ? "stopped" : "failed", document: close(old.document), totalMs: elapsed(), problem: stopped ? undefined : broken(error, old.served?.requestId),
    }));
  }
}

async function readStream(response: Response, answer: AnswerStore, add: (text: string) => void, elapsed: () => number): Promise<void> {
  for await (const { data } of serverEvents(response)) {
    if (data === "[DONE]") {
      return;
    }

    const event: unknown = JSON.parse(data);
    if ("error" in fieldsOf(event)) {
      throw problemOf(response, event);
    }

    const { text, finish, usage } = chunkOf(event);
    if (text !== "") {
      if (answer.get().firstMs === undefined) {
        answer.update((old) => ({ ...old, firstMs: elapsed() }));
      }

      add(text);
    }

    if (finish !== undefined || usage !== undefined) {
      answer.update((old) => ({ ...old, finish: finish ?? old.finish, usage: usage ?? old.usage }));
    }
  }

  throw cutOff();
}

const cutOff = () => new Problem({ code: CutOff, detail: "The answer broke off.", retryable: true });

const broken = (error: unknown, traceId: string | undefined) =>
  error instanceof Problem && error.code !== CutOff ? error : new Problem({ code: CutOff, detail: "The answer broke off.", retryable: true, trace_id: traceId });
