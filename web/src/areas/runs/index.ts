import type { Area } from "../area";

export const runs: Area = {
  name: "runs",
  title: "runs:title",
  place: "sidebar",
  pages: [],
};
