import { describe, expect, it } from "vitest";
import type { Area, AreaPage } from "../areas/area";
import { crumbsOf } from "./crumbs";

const page = (path: string, title: AreaPage["title"]): AreaPage => ({ path, title, load: () => Promise.reject(new Error("not opened")) });
const areas: Area[] = [
  { name: "runs", title: "runs:title", place: "sidebar", pages: [page("/runs", "shell:menu"), page("/runs/:id", "shell:areas")] },
  { name: "status", title: "status:title", place: "sidebar", pages: [page("/status", "status:title")] },
];

describe("The way to a page", () => {
  it("goes by its area and the pages above it", () => {
    expect(crumbsOf(areas, "/runs/17")).toEqual([{ title: "runs:title" }, { title: "shell:menu", to: "/runs" }, { title: "shell:areas" }]);
  });

  it("does not say a name twice", () => {
    const [area] = areas;
    const same = [{ ...area, pages: [page("/runs", "runs:title"), page("/runs/:id", "shell:areas")] } as Area];

    expect(crumbsOf(same, "/runs/17")).toEqual([{ title: "runs:title", to: "/runs" }, { title: "shell:areas" }]);
  });

  it("is one step for an area with one page", () => {
    expect(crumbsOf(areas, "/status")).toEqual([{ title: "status:title" }]);
  });

  it("is empty where there is no page", () => {
    expect(crumbsOf(areas, "/runs/17/more")).toEqual([]);
  });
});
