// Drives OpenAI's Agents SDK, unchanged, against Maru: it asks for responses unless told otherwise.
import assert from "node:assert/strict";
import { Agent, OpenAIProvider, Runner, tool } from "@openai/agents";
import { z } from "zod";
import { run } from "./run.mjs";

const model = process.env.MARU_CHAT;
const provider = new OpenAIProvider({ baseURL: process.env.MARU_BASE_URL, apiKey: process.env.MARU_KEY, useResponses: true });
const runner = new Runner({ modelProvider: provider, tracingDisabled: true });
let asked = 0;
const weather = tool({
  name: "get_weather",
  description: "The weather of a city.",
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => `${asked++}: clear in ${city}`,
});

const checks = {
  async run() {
    const result = await runner.run(new Agent({ name: "a", instructions: "Be kind.", model }), "Say hello.");
    assert.ok(result.finalOutput.length > 0);
  },
  async stream() {
    const result = await runner.run(new Agent({ name: "a", model }), "Tell me something.", { stream: true });
    let text = "";
    for await (const piece of result.toTextStream()) text += piece;
    await result.completed;
    assert.equal(text, result.finalOutput);
  },
  async tool_loop() {
    const agent = new Agent({ name: "a", model, tools: [weather], modelSettings: { toolChoice: "required" } });
    const result = await runner.run(agent, "What is the weather in Seoul? use the tool");
    assert.ok(asked > 0);
    assert.ok(result.finalOutput.length > 0);
  },
  async streamed_tool_loop() {
    const before = asked;
    const agent = new Agent({ name: "a", model, tools: [weather], modelSettings: { toolChoice: "required" } });
    const result = await runner.run(agent, "What is the weather in Seoul? use the tool", { stream: true });
    await result.completed;
    assert.ok(asked > before);
  },
  async output_type() {
    const agent = new Agent({ name: "a", model, outputType: z.object({ title: z.string(), stars: z.number() }) });
    const result = await runner.run(agent, "Review the rain.");
    assert.equal(typeof result.finalOutput.title, "string");
  },
};

await run(checks);
