import { describe, expect, it } from "vitest";
import { dateText } from "./date-text";

const at = new Date("2026-03-01T15:30:00Z");

describe("A moment", () => {
  it("is said in the person's zone, not the machine's", () => {
    expect(dateText(at, "day", "en", "Asia/Seoul", 0)).toBe("Mar 2, 2026");
    expect(dateText(at, "day", "en", "America/New_York", 0)).toBe("Mar 1, 2026");
  });

  it.each([[30, "now"], [120, "2 minutes ago"], [7_200, "2 hours ago"], [200_000, "2 days ago"]])("of %i seconds ago is %s", (seconds, text) => {
    expect(dateText(at, "ago", "en", "UTC", at.getTime() + seconds * 1000)).toBe(text);
  });
});
