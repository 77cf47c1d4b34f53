import { describe, expect, it } from "vitest";
import { dayOf, instantOf } from "./zone-time";

describe("A time of a zone", () => {
  it("is the instant at which its clocks show it", () => {
    expect(instantOf("2026-11-21T09:30", "Asia/Seoul").toISOString()).toBe("2026-11-21T00:30:00.000Z");
    expect(instantOf("2026-07-01T00:00", "America/New_York").toISOString()).toBe("2026-07-01T04:00:00.000Z");
    expect(instantOf("2026-01-01T00:00", "UTC").toISOString()).toBe("2026-01-01T00:00:00.000Z");
  });

  it("makes a day as long as the zone's day is", () => {
    const hours = (day: string) => {
      const [from, until] = dayOf(day, "Europe/Berlin");
      return (until.getTime() - from.getTime()) / 3_600_000;
    };

    expect([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")]).toEqual([24, 23, 25]);
  });
});
