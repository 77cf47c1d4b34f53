import { describe, expect, it } from "vitest";
import { codesIn, faultOf, formOf, hidesAll, scopeOf } from "./scope";

describe("A data scope in a form", () => {
  it("comes back as it went in", () => {
    for (const scope of [null, { all_access: true }, { factory_codes: ["AY"], shift_codes: [] }]) {
      expect(scopeOf(formOf(scope))).toEqual(scope);
    }
  });

  it("restricts by at least one dimension", () => {
    const form = { ...formOf(null), sees: "part" as const };

    expect(faultOf(form)).toBe("no_dimension");
    expect(faultOf({ ...form, codes: { ...form.codes, line_codes: ["L1"] } })).toBeUndefined();
  });

  it("hides everything by a dimension without codes, which is not the same as no dimension", () => {
    expect(hidesAll(formOf({ factory_codes: ["AY"], shift_codes: [] }))).toBe(true);
    expect(hidesAll(formOf({ factory_codes: ["AY"] }))).toBe(false);
  });

  it("takes codes as people paste them, each once", () => {
    expect(codesIn("L1, L2\nL2;  L3\t")).toEqual(["L1", "L2", "L3"]);
  });
});
