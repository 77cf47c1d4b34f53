import type { Area } from "../area";

export const access: Area = {
  name: "access",
  title: "access:title",
  place: "sidebar",
  pages: [],
};
