import type { Area } from "../area";

export const status: Area = {
  name: "status",
  title: "status:title",
  place: "sidebar",
  pages: [],
};
