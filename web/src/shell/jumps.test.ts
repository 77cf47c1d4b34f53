import { expect, it } from "vitest";
import { areas } from "../areas";

it("no two pages are opened by the same keys, and none by those of the list of keys", () => {
  const jumps = areas.flatMap((area) => area.pages).flatMap((page) => page.jump ?? []);

  expect(new Set(jumps).size).toBe(jumps.length);
  expect(jumps.filter((jump) => jump === "g" || jump === "?")).toEqual([]);
});
