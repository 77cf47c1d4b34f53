import { describe, expect, it } from "vitest";
import { samplesOf, saySignal, worries } from "./signals";
import type { SampleBody, WindowBody } from "./wire";

describe("The four signals", () => {
  it("are said with their units", () => {
    expect([saySignal("error_rate", 0.0123, "en"), saySignal("p95_ms", 182.4, "en"), saySignal("p95_ms", null, "en"), saySignal("requests_per_second", 3.456, "en")])
      .toEqual(["1.2%", "182 ms", "–", "3.46"]);
  });

  it("worry when one request in twenty fails", () => {
    expect(worries("error_rate", { error_rate: 0.051 } as WindowBody)).toBe(true);
    expect(worries("error_rate", { error_rate: 0.05 } as WindowBody)).toBe(false);
    expect(worries("requests_per_second", { requests_per_second: 9_000 } as WindowBody)).toBe(false);
  });

  it("are shown for the minutes asked for", () => {
    const at = (minute: number) => ({ at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() }) as SampleBody;

    expect(samplesOf([at(0), at(54), at(55), at(60)], 5, Date.UTC(2026, 0, 1, 1, 0))).toEqual([at(55), at(60)]);
  });
});
