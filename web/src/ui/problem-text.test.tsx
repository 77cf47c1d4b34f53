import { renderHook } from "@testing-library/react";
import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { Problem } from "../api/problem";
import { useFieldText } from "./field-text";
import { useProblemText } from "./problem-text";

const textOf = (problem: Problem) => renderHook(() => useProblemText()).result.current(problem);
const fieldOf = (problem: Problem, field: string) => renderHook(() => useFieldText(problem)).result.current(field);

describe("The text of a problem", () => {
  beforeAll(() => {
    const problems = { "test.known": "Known here.", "field.known": "The field is known here." };
    i18next.addResourceBundle(i18next.language, "ui", { problems }, true);
  });

  it("is ours where we have the words, also when the server names a field", () => {
    const problem = new Problem({ code: "test.known", detail: "Said by the server.", fields: { api_key: ["Said of the field."] } });

    expect(textOf(problem)).toBe("Known here.");
    expect(fieldOf(problem, "api_key")).toBe("Known here.");
    expect(fieldOf(problem, "name")).toBeUndefined();
  });

  it("is the server's where we have no words, with what it says of each field", () => {
    const fields = { api_key: ["Too short."], name: ["Too long."] };
    const problem = new Problem({ code: "test.unknown", detail: "Said by the server.", fields });

    expect(textOf(problem)).toBe("Too short. Too long.");
    expect(fieldOf(problem, "name")).toBe("Too long.");
    expect(textOf(new Problem({ code: "test.unknown", detail: "Said by the server." }))).toBe("Said by the server.");
  });

  it("says of several fields what is wrong with each, in our words where we have them", () => {
    const problem = new Problem({ code: "test.known", fields: { known: ["a"], other: ["b"] } });

    expect(fieldOf(problem, "known")).toBe("The field is known here.");
    expect(fieldOf(problem, "other")).toBe("b");
  });
});
