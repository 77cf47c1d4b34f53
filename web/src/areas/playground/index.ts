import type { Area } from "../area";

export const playground: Area = {
  name: "playground",
  title: "playground:title",
  place: "sidebar",
  pages: [],
};
