// Drives the AI SDK with its provider for OpenAI, unchanged, against Maru: its default model asks for responses.
import assert from "node:assert/strict";
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";
import { run } from "./run.mjs";

const openai = createOpenAI({ baseURL: process.env.MARU_BASE_URL, apiKey: process.env.MARU_KEY });
const model = openai(process.env.MARU_CHAT);

const weather = tool({
  description: "The weather of a city.",
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => ({ sky: "clear", city }),
});
const onError = ({ error }) => {
  throw error;
};

const checks = {
  async text() {
    const { text, usage } = await generateText({ model, prompt: "Say hello.", maxRetries: 0 });
    assert.ok(text.length > 0);
    assert.ok(usage.inputTokens > 0 && usage.outputTokens > 0);
  },
  async stream() {
    const result = streamText({ model, prompt: "Tell me something.", maxRetries: 0, onError });
    let text = "";
    for await (const piece of result.textStream) text += piece;
    assert.ok(text.length > 0);
    assert.equal(await result.finishReason, "stop");
    assert.ok((await result.usage).outputTokens > 0);
  },
  async tool_loop() {
    const { steps, text } = await generateText({
      model,
      prompt: "What is the weather in Seoul? use the tool",
      tools: { get_weather: weather },
      prepareStep: ({ stepNumber }) => (stepNumber === 0 ? { toolChoice: "required" } : { toolChoice: "none" }),
      stopWhen: stepCountIs(3),
      maxRetries: 0,
    });
    assert.equal(steps[0].toolCalls[0].toolName, "get_weather");
    assert.ok(text.length > 0);
  },
  async streamed_tool() {
    const result = streamText({
      model,
      prompt: "What is the weather in Seoul? use the tool",
      tools: { get_weather: weather },
      toolChoice: "required",
      maxRetries: 0,
      onError,
    });
    assert.equal((await result.toolCalls)[0].toolName, "get_weather");
    assert.equal(await result.finishReason, "tool-calls");
  },
  async object() {
    const schema = z.object({ title: z.string(), mood: z.enum(["good", "bad"]) });
    const { output } = await generateText({
      model,
      prompt: "Write a note about rain.",
      output: Output.object({ schema }),
      maxRetries: 0,
    });
    schema.parse(output);
  },
};

await run(checks);
