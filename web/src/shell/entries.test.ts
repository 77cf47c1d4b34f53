import { IconKey } from "@tabler/icons-react";
import { describe, expect, it } from "vitest";
import type { Area } from "../areas/area";
import { somebody } from "../testing/render";
import { entriesFor } from "./entries";

const load = () => Promise.reject(new Error("not opened"));
const areas: Area[] = [
  { name: "audit", title: "audit:title", place: "sidebar", pages: [{ path: "/audit", title: "audit:title", icon: IconKey, needs: "audit.read", load }] },
  { name: "runs", title: "runs:title", place: "sidebar", pages: [{ path: "/runs", title: "runs:title", icon: IconKey, load }, { path: "/runs/:id", title: "runs:title", load }] },
  { name: "status", title: "status:title", place: "sidebar", pages: [] },
];

describe("The sidebar", () => {
  it("has what a person may open and nothing else", () => {
    const entries = entriesFor(areas, somebody({ permissions: [] }), "sidebar");

    expect(entries.map(({ area, pages }) => [area.name, pages.length])).toEqual([["runs", 1]]);
  });

  it("has more for who holds more", () => {
    expect(entriesFor(areas, somebody({ permissions: ["audit.read"] }), "sidebar").map(({ area }) => area.name)).toEqual(["audit", "runs"]);
  });
});
