import type { Problem } from "../../../api/problem";
import { emptyDocument, type Document } from "../markdown/document";
import type { Served } from "../served";
import type { Store } from "../store";
import type { Usage } from "../wire";

export type Phase = "waiting" | "streaming" | "done" | "stopped" | "failed";

/** One model's answer to one prompt. */
export interface Answer {
  /** The name the request bore. */
  readonly asked: string;
  readonly phase: Phase;
  readonly text: string;
  readonly document: Document;
  readonly served: Served | undefined;
  readonly usage: Usage | undefined;
  readonly finish: string | undefined;
  /** Milliseconds until the first word and until the end, as seen here. */
  readonly firstMs: number | undefined;
  readonly totalMs: number | undefined;
  readonly problem: Problem | undefined;
}

export type AnswerStore = Store<Answer>;

export const waitingAnswer = (asked: string): Answer => ({
  asked, phase: "waiting", text: "", document: emptyDocument, served: undefined, usage: undefined, finish: undefined,
  firstMs: undefined, totalMs: undefined, problem: undefined,
});

export const isRunning = ({ phase }: Answer) => phase === "waiting" || phase === "streaming";
