import { describe, expect, it } from "vitest";
import { askedBy, readFilters } from "../../ui/filters/read";
import { entryFilters, exportPath } from "./entry-filters";

const queryOf = (written: Readonly<Record<string, string>>, zone: string) =>
  askedBy(entryFilters, readFilters(entryFilters, written).values, { now: 0, zone });

describe("The filters of the log", () => {
  it("mean days of the person's zone, the last one to its end", () => {
    expect(queryOf({ from: "2026-11-21", to: "2026-11-21" }, "Asia/Seoul")).toMatchObject({
      from: "2026-11-20T15:00:00.000Z", to: "2026-11-21T15:00:00.000Z",
    });
  });

  it("leave out a day that is none", () => {
    expect(queryOf({ from: "yesterday", to: "2026-99-99" }, "UTC")).toEqual({});
  });

  it("go into the export's address, whatever they hold", () => {
    const query = queryOf({ text: "a&b=c #1", action: "update" }, "UTC");

    expect(exportPath(query, "csv")).toBe("/api/v1/audit/export?format=csv&text=a%26b%3Dc+%231&action=update");
  });
});
