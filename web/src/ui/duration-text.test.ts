import { describe, expect, it } from "vitest";
import { durationText } from "./duration-text";

describe("A length of time", () => {
  it("is said in at most two units", () => {
    expect([0.00242, 0.0342, 1.24, 59.96, 60, 200, 3_600, 3_725, 90_061].map((seconds) => durationText(seconds, "en"))).toEqual([
      "2.4 ms", "34 ms", "1.2 sec", "60 sec", "1 min", "3 min 20 sec", "1 hr", "1 hr 2 min", "1 day 1 hr",
    ]);
  });

  it("speaks the person's language", () => {
    expect(durationText(200, "ko")).toBe("3분 20초");
  });
});
