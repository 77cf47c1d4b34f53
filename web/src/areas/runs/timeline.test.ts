import { describe, expect, it } from "vitest";
import type { Run, Step } from "./status";
import { barOf, spanOf } from "./timeline";

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString();
const run = (change: Partial<Run>) => ({ created_at: at(0), started_at: at(10), finished_at: at(20), ...change }) as Run;
const step = (from: number, until: number | null) => ({ started_at: at(from), finished_at: until === null ? null : at(until) }) as Step;

describe("A run's timeline", () => {
  it("gives each step the share of the run it took", () => {
    const span = spanOf(run({}), [step(10, 15), step(15, 20)], 0);

    expect(barOf(step(10, 15), span, run({}))).toEqual({ left: 0, width: 50, isInherited: false });
    expect(barOf(step(15, 20), span, run({}))).toEqual({ left: 50, width: 50, isInherited: false });
  });

  it("lets a step that goes on reach to the present", () => {
    const going = run({ finished_at: null });
    const span = spanOf(going, [step(10, null)], Date.parse(at(30)));

    expect(barOf(step(20, null), span, going)).toEqual({ left: 50, width: 50, isInherited: false });
  });

  it("does not stretch back to the steps a fork took over", () => {
    const fork = run({ created_at: at(40), started_at: at(41), finished_at: at(51) });
    const span = spanOf(fork, [step(10, 15), step(41, 46)], 0);

    expect(barOf(step(10, 15), span, fork).isInherited).toBe(true);
    expect(barOf(step(41, 46), span, fork)).toMatchObject({ left: 0, width: 50 });
  });
});
