import { describe, expect, it } from "vitest";
import { pathOf, roundUp } from "./line";

const box = { width: 100, height: 10 };

describe("A line of a chart", () => {
  it("goes through its points", () => {
    expect(pathOf([{ at: 0, value: 0 }, { at: 5, value: 5 }, { at: 10, value: 10 }], 0, 10, 10, box)).toBe("M0 10L50 5L100 0");
  });

  it("breaks where nothing was measured, and shows a lone point", () => {
    expect(pathOf([{ at: 0, value: 10 }, { at: 5, value: null }, { at: 10, value: 10 }], 0, 10, 10, box)).toBe("M0 0h1M100 0h1");
  });

  it("never leaves the chart", () => {
    expect(pathOf([{ at: 0, value: 99 }, { at: 10, value: 0 }], 0, 10, 10, box)).toBe("M0 0L100 10");
  });

  it("ends at a round number", () => {
    expect([0, 0.03, 1, 1.2, 23, 50, 51, 780].map(roundUp)).toEqual([1, 0.05, 1, 2, 50, 50, 100, 1000]);
  });
});
