import type { Area } from "../area";

export const llm: Area = {
  name: "llm",
  title: "llm:title",
  place: "sidebar",
  pages: [],
};
