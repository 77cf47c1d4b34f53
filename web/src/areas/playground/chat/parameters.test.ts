import { describe, expect, it } from "vitest";
import { canSend, chatBody, countSet, noParameters } from "./parameters";

const hello = [{ role: "user", content: "Hello" }] as const;

describe("A request", () => {
  it("says nothing of what was left empty", () => {
    expect(chatBody("default", hello, noParameters)).toEqual({ model: "default", messages: hello, stream: true, stream_options: { include_usage: true } });
  });

  it("carries every parameter by its name on the wire, zero included", () => {
    const body = chatBody("text-small", hello, {
      system: "Be brief.", temperature: 0, maxTokens: 50, topP: 0.5, seed: 0, stop: ["END"], format: "json_schema", schema: '{"type":"object"}',
    });

    expect(body).toMatchObject({
      messages: [{ role: "system", content: "Be brief." }, ...hello], temperature: 0, max_completion_tokens: 50, top_p: 0.5, seed: 0, stop: ["END"],
      response_format: { type: "json_schema", json_schema: { name: "answer", schema: { type: "object" } } },
    });
  });

  it("waits until its schema is one", () => {
    expect(canSend({ ...noParameters, format: "json_schema", schema: "{" })).toBe(false);
    expect(canSend({ ...noParameters, format: "json_schema", schema: "[]" })).toBe(false);
    expect(canSend({ ...noParameters, format: "json_schema", schema: "{}" })).toBe(true);
    expect(countSet({ ...noParameters, format: "json_object", seed: 0 })).toBe(2);
  });
});
