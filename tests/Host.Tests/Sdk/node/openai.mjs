// Drives OpenAI's npm SDK, unchanged, against Maru.
import assert from "node:assert/strict";
import OpenAI from "openai";
import { run } from "./run.mjs";

const [chat, embedding, image] = [process.env.MARU_CHAT, process.env.MARU_EMBEDDING, process.env.MARU_IMAGE];
const client = new OpenAI({ baseURL: process.env.MARU_BASE_URL, apiKey: process.env.MARU_KEY, maxRetries: 0 });
const ask = (content, more = {}) => ({ model: chat, messages: [{ role: "user", content }], ...more });
const weather = {
  type: "function",
  function: {
    name: "get_weather",
    description: "The weather of a city.",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
};
const schema = {
  name: "note",
  schema: {
    type: "object",
    properties: { title: { type: "string" }, mood: { type: "string", enum: ["good", "bad"] } },
    required: ["title", "mood"],
    additionalProperties: false,
  },
};

async function gather(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const checks = {
  async chat() {
    const answer = await client.chat.completions.create(ask("Say hello."));
    assert.equal(answer.object, "chat.completion");
    assert.ok(answer.choices[0].message.content.length > 0);
    assert.equal(answer.choices[0].finish_reason, "stop");
    assert.ok(answer.usage.total_tokens > 0);
  },
  async stream() {
    const chunks = await gather(await client.chat.completions.create(ask("Tell me something.", { stream: true })));
    const text = chunks.map((c) => c.choices[0]?.delta?.content ?? "").join("");
    assert.ok(text.length > 0);
    assert.equal(chunks.filter((c) => c.choices[0]?.finish_reason).length, 1);
    assert.ok(chunks.every((c) => c.choices.length === 1), "no usage chunk unless asked for");
  },
  async stream_with_usage() {
    const chunks = await gather(
      await client.chat.completions.create(ask("Tell me something.", { stream: true, stream_options: { include_usage: true } })),
    );
    assert.ok(chunks.at(-1).usage.total_tokens > 0);
    assert.equal(chunks.at(-1).choices.length, 0);
  },
  async tools() {
    const first = await client.chat.completions.create(
      ask("What is the weather in Seoul? use the tool", { tools: [weather], tool_choice: "required" }),
    );
    const call = first.choices[0].message.tool_calls[0];
    assert.equal(first.choices[0].finish_reason, "tool_calls");
    assert.equal(call.function.name, "get_weather");
    JSON.parse(call.function.arguments);
    const second = await client.chat.completions.create({
      model: chat,
      tools: [weather],
      messages: [
        { role: "user", content: "What is the weather in Seoul?" },
        first.choices[0].message,
        { role: "tool", tool_call_id: call.id, content: '{"sky":"clear"}' },
      ],
    });
    assert.ok(second.choices[0].message.content.length > 0);
  },
  async streamed_tools() {
    const runner = client.chat.completions.stream(
      ask("What is the weather in Seoul? use the tool", { tools: [weather], tool_choice: "required" }),
    );
    const message = await runner.finalMessage();
    assert.equal(message.tool_calls[0].function.name, "get_weather");
    JSON.parse(message.tool_calls[0].function.arguments);
  },
  async structured_output() {
    const answer = await client.chat.completions.create(
      ask("Write a note about rain.", { response_format: { type: "json_schema", json_schema: schema } }),
    );
    const note = JSON.parse(answer.choices[0].message.content);
    assert.ok(typeof note.title === "string" && ["good", "bad"].includes(note.mood));
  },
  async image_in() {
    const pixel =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    const content = [
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: pixel } },
    ];
    const answer = await client.chat.completions.create({ model: chat, messages: [{ role: "user", content }] });
    assert.ok(answer.choices[0].message.content.length > 0);
  },
  async embeddings() {
    const answer = await client.embeddings.create({ model: embedding, input: ["rain", "sun"] });
    assert.equal(answer.data.length, 2);
    assert.ok(answer.data[0].embedding.length > 1 && answer.data[0].embedding.every(Number.isFinite));
  },
  async images() {
    const answer = await client.images.generate({ model: image, prompt: "a quiet sea" });
    const png = Buffer.from(answer.data[0].b64_json, "base64");
    assert.equal(png.subarray(1, 4).toString(), "PNG");
  },
  async models() {
    const names = [];
    for await (const model of client.models.list()) names.push(model.id);
    assert.ok(names.includes("text-small"));
    assert.equal((await client.models.retrieve("text-small")).id, "text-small");
  },
  async unknown_model() {
    const failure = await client.chat.completions.create({ ...ask("hi"), model: "no-such-model" }).catch((e) => e);
    assert.ok(failure instanceof OpenAI.NotFoundError);
    assert.equal(failure.code, "model_not_found");
  },
  async bad_key() {
    const stranger = new OpenAI({ baseURL: process.env.MARU_BASE_URL, apiKey: "mk_wrong", maxRetries: 0 });
    const failure = await stranger.chat.completions.create(ask("hi")).catch((e) => e);
    assert.ok(failure instanceof OpenAI.AuthenticationError);
    assert.equal(failure.code, "invalid_api_key");
  },
  async bad_request() {
    const failure = await client.chat.completions.create({ model: chat, messages: [] }).catch((e) => e);
    assert.ok(failure instanceof OpenAI.BadRequestError);
  },
};

await run(checks);
