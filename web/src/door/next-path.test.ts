import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("The way back after signing in", () => {
  it.each([
    ["?next=%2Fruns%2F1%3Fa%3Db", "/runs/1?a=b"],
    ["", "/"],
    ["?next=https%3A%2F%2Fevil.example", "/"],
    ["?next=%2F%2Fevil.example", "/"],
    ["?next=%2F%5Cevil.example", "/"],
    ["?next=javascript%3Aalert(1)", "/"],
  ])("of %s is %s", (search, path) => {
    expect(nextPath(search)).toBe(path);
  });
});
