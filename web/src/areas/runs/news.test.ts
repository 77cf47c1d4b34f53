import { describe, expect, it } from "vitest";
import { newsOf } from "./news";

const event = (type: string, data: unknown) => ({ id: undefined, type, data: JSON.stringify(data) });

describe("Live news of a run", () => {
  it("moves its progress without asking", () => {
    expect(newsOf(event("run.progress", { run_id: "r", seq: 4, data: { percent: 40, message: "half" } }))).toEqual({ id: "r", change: { percent: 40, message: "half" }, ask: false });
  });

  it("moves its status and asks for the rest", () => {
    expect(newsOf(event("run.started", { run_id: "r", seq: 2, data: {} }))).toEqual({ id: "r", change: { status: "running" }, ask: true });
    expect(newsOf(event("run.compensation_failed", { run_id: "r", seq: 2, data: {} }))).toMatchObject({ change: { status: "compensation_failed" } });
    expect(newsOf(event("run.retried", { run_id: "r", seq: 2, data: {} }))).toMatchObject({ change: { status: "queued" } });
  });

  it("says nothing of steps, of other things and of what is no JSON", () => {
    expect(newsOf(event("step.completed", { run_id: "r", seq: 3, data: {} }))).toBeUndefined();
    expect(newsOf(event("hello", { seq: 3 }))).toBeUndefined();
    expect(newsOf({ id: undefined, type: "run.started", data: "{" })).toBeUndefined();
  });
});
