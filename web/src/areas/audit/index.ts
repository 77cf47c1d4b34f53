import type { Area } from "../area";

export const audit: Area = {
  name: "audit",
  title: "audit:title",
  place: "sidebar",
  pages: [],
};
