import { describe, expect, it } from "vitest";
import { answerOf, pretty, turnsOf } from "./readable";

const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}`;

describe("A call's content", () => {
  it("is read as a conversation, texts of parts too", () => {
    const request = JSON.stringify({ messages: [{ role: "system", content: "Be brief." }, { role: "user", content: [{ type: "text", text: "Hello" }, { type: "image_url" }] }] });

    expect(turnsOf(request)).toEqual([{ role: "system", text: "Be brief." }, { role: "user", text: "Hello" }]);
  });

  it("is an answer in one piece, or put together from a stream", () => {
    expect(answerOf(JSON.stringify({ choices: [{ message: { content: "Hi" } }] }))).toBe("Hi");
    expect(answerOf([chunk("He"), "", chunk("llo"), "", "data: [DONE]", ""].join("\n"))).toBe("Hello");
  });

  it("is shown as it came where it is nothing of that", () => {
    expect(turnsOf("not json")).toEqual([]);
    expect(answerOf("oops")).toBe("");
    expect(pretty("{ cut of")).toBe("{ cut of");
    expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
  });
});
