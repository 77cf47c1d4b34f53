import type { Area } from "../area";

export const account: Area = {
  name: "account",
  title: "account:title",
  place: "own_menu",
  pages: [],
};
