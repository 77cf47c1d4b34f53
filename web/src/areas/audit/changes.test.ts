import { describe, expect, it } from "vitest";
import { fieldsOf, wordsOf } from "./changes";

describe("An entry's changes", () => {
  it("are told field by field", () => {
    expect(fieldsOf({ role: { before: "user", after: "admin" }, note: { before: null, after: "x" } })).toEqual([
      { field: "role", before: "user", after: "admin" }, { field: "note", before: null, after: "x" },
    ]);
  });

  it("are shown as they are when they have another form", () => {
    expect(fieldsOf({ left_out: 40_000 })).toBeUndefined();
    expect(fieldsOf(["a"])).toBeUndefined();
  });

  it("say nothing as a dash and texts without quotation marks", () => {
    expect([wordsOf(null), wordsOf("***"), wordsOf(["a"])]).toEqual(["—", "***", '[\n "a"\n]']);
  });
});
