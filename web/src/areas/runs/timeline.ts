import type { Run, Step } from "./status";

/** Where a step's bar stands, in percent of the whole. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  /** Taken over from the run this one was forked from. */
  readonly isInherited: boolean;
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

const Least = 0.6;

/** The time a run's picture shows: from when it began, or its first own step, to its end or now. */
export function spanOf(run: Run, steps: readonly Step[], now: number): Span {
  const born = Date.parse(run.created_at);
  const own = steps.map((step) => Date.parse(step.started_at)).filter((at) => at >= born);
  const from = Math.min(run.started_at === null ? now : Date.parse(run.started_at), ...own);
  const until = Math.max(run.finished_at === null ? now : Date.parse(run.finished_at), ...steps.map((step) => endOf(step) ?? from));
  return { from, until: Math.max(until, from + 1) };
}

export function barOf(step: Step, { from, until }: Span, run: Run): Bar {
  const [start, end] = [Date.parse(step.started_at), endOf(step) ?? until];
  if (end < Date.parse(run.created_at)) {
    return { left: 0, width: Least, isInherited: true };
  }

  const at = (time: number) => (Math.min(Math.max(time - from, 0), until - from) / (until - from)) * 100;
  const left = Math.min(at(start), 100 - Least);
  return { left, width: Math.min(Math.max(at(end) - left, Least), 100 - left), isInherited: false };
}

const endOf = (step: Step) => (step.finished_at === null ? undefined : Date.parse(step.finished_at));
