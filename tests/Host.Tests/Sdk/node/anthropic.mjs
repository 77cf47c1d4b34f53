// Drives Anthropic's npm SDK, unchanged, against Maru.
import assert from "node:assert/strict";
import Anthropic from "@anthropic-ai/sdk";
import { run } from "./run.mjs";

const model = process.env.MARU_CHAT;
const address = new URL("/", process.env.MARU_BASE_URL).toString();
const client = new Anthropic({ baseURL: address, apiKey: process.env.MARU_KEY, maxRetries: 0 });
const ask = (content, more = {}) => ({ model, max_tokens: 400, messages: [{ role: "user", content }], ...more });
const weather = {
  name: "get_weather",
  description: "The weather of a city.",
  input_schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const checks = {
  async message() {
    const answer = await client.messages.create(ask("Say hello.", { system: "Be kind." }));
    assert.equal(answer.type, "message");
    assert.equal(answer.content[0].type, "text");
    assert.ok(answer.content[0].text.length > 0);
    assert.equal(answer.stop_reason, "end_turn");
    assert.ok(answer.usage.input_tokens > 0 && answer.usage.output_tokens > 0);
    assert.ok(answer._request_id.length > 0);
  },
  async stream() {
    const stream = client.messages.stream(ask("Tell me something."));
    let text = "";
    stream.on("text", (delta) => (text += delta));
    const answer = await stream.finalMessage();
    assert.ok(text.length > 0);
    assert.equal(answer.content.map((block) => block.text).join(""), text);
    assert.equal(answer.stop_reason, "end_turn");
    assert.ok(answer.usage.input_tokens > 0 && answer.usage.output_tokens > 0);
  },
  async raw_events() {
    const seen = [];
    for await (const event of await client.messages.create(ask("Tell me something.", { stream: true }))) seen.push(event.type);
    assert.equal(seen[0], "message_start");
    assert.equal(seen.at(-1), "message_stop");
    assert.equal(seen.filter((type) => type === "message_start").length, 1);
    assert.equal(seen.filter((type) => type === "content_block_start").length, seen.filter((type) => type === "content_block_stop").length);
  },
  async tools() {
    const question = "What is the weather in Seoul? use the tool";
    const first = await client.messages.create(ask(question, { tools: [weather], tool_choice: { type: "any" } }));
    const use = first.content.find((block) => block.type === "tool_use");
    assert.equal(first.stop_reason, "tool_use");
    assert.equal(use.name, "get_weather");
    assert.equal(typeof use.input, "object");
    const second = await client.messages.create({
      model,
      max_tokens: 400,
      tools: [weather],
      messages: [
        { role: "user", content: question },
        { role: "assistant", content: first.content },
        { role: "user", content: [{ type: "tool_result", tool_use_id: use.id, content: '{"sky":"clear"}' }, { type: "text", text: "And?" }] },
      ],
    });
    assert.ok(second.content[0].text.length > 0);
  },
  async streamed_tools() {
    const stream = client.messages.stream(
      ask("What is the weather in Seoul? use the tool", { tools: [weather], tool_choice: { type: "tool", name: "get_weather" } }),
    );
    const answer = await stream.finalMessage();
    const use = answer.content.find((block) => block.type === "tool_use");
    assert.equal(answer.stop_reason, "tool_use");
    assert.equal(typeof use.input, "object");
  },
  async image_in() {
    const source = { type: "base64", media_type: "image/png", data: pixel };
    const answer = await client.messages.create(ask([{ type: "text", text: "What is this?" }, { type: "image", source }]));
    assert.ok(answer.content[0].text.length > 0);
  },
  async count_tokens() {
    const { input_tokens } = await client.messages.countTokens({ model, messages: [{ role: "user", content: "How long is this?" }] });
    assert.ok(input_tokens >= 5 && input_tokens < 60, `${input_tokens}`);
  },
  async bad_key() {
    const stranger = new Anthropic({ baseURL: address, apiKey: "mk_wrong", maxRetries: 0 });
    const failure = await stranger.messages.create(ask("hi")).catch((e) => e);
    assert.ok(failure instanceof Anthropic.AuthenticationError);
    assert.equal(failure.error.error.type, "authentication_error");
  },
  async unknown_model() {
    const failure = await client.messages.create({ ...ask("hi"), model: "no-such-model" }).catch((e) => e);
    assert.ok(failure instanceof Anthropic.NotFoundError);
    assert.equal(failure.error.error.type, "not_found_error");
  },
  async bad_request() {
    const failure = await client.messages.create({ model, max_tokens: 10, messages: [] }).catch((e) => e);
    assert.ok(failure instanceof Anthropic.BadRequestError);
    assert.equal(failure.error.error.type, "invalid_request_error");
  },
};

await run(checks);
