// Drives OpenAI's npm SDK, unchanged, against Maru.
import assert from "node:assert/strict";
import OpenAI, { toFile } from "openai";
import { run } from "./run.mjs";

const [chat, embedding, image] = [process.env.MARU_CHAT, process.env.MARU_EMBEDDING, process.env.MARU_IMAGE];
const provider = process.env.MARU_PROVIDER;
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

// What only one of the providers has is refused by name at the others.
async function offered(answering) {
  if (provider === "openai") return await answering();
  const failure = await answering().catch((e) => e);
  assert.ok(failure instanceof OpenAI.BadRequestError, String(failure));
  assert.equal(failure.code, "unsupported_operation");
}

const model = (name) => `${provider}/${provider === "builtin" ? "text-small" : name}`;
const sound = () => toFile(Buffer.from([0x49, 0x44, 0x33, 0, 255, 13, 10, 45, 45]), "talk.mp3", { type: "audio/mpeg" });

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
  async completions() {
    const answer = await client.completions.create({ model: chat, prompt: "Once upon a time", max_tokens: 50 });
    assert.equal(answer.object, "text_completion");
    assert.ok(answer.choices[0].text.length > 0 && answer.usage.completion_tokens > 0);
    const stream = await client.completions.create({ model: chat, prompt: "Once upon a time", stream: true });
    const chunks = await gather(stream);
    assert.ok(chunks.map((c) => c.choices[0]?.text ?? "").join("").length > 0);
    assert.equal(chunks.at(-1).choices[0].finish_reason, "stop");
  },
  async moderations() {
    await offered(async () => {
      const answer = await client.moderations.create({ model: model("omni-moderation-latest"), input: "kill" });
      assert.equal(answer.results[0].flagged, true);
    });
  },
  async transcriptions() {
    await offered(async () => {
      const ask = { model: model("gpt-4o-transcribe"), file: await sound() };
      assert.match((await client.audio.transcriptions.create(ask)).text, /9 bytes of talk.mp3/);
      assert.match(await client.audio.transcriptions.create({ ...ask, response_format: "text" }), /9 bytes/);
      const events = await gather(await client.audio.transcriptions.create({ ...ask, stream: true }));
      assert.match(events.at(-1).text, /9 bytes/);
    });
  },
  async translations() {
    await offered(async () => {
      const answer = await client.audio.translations.create({ model: model("whisper-1"), file: await sound() });
      assert.match(answer.text, /9 bytes/);
    });
  },
  async speech() {
    await offered(async () => {
      const answer = await client.audio.speech.create({ model: model("gpt-4o-mini-tts"), voice: "alloy", input: "Hello." });
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.equal(bytes.subarray(0, 3).toString(), "ID3");
    });
  },
  async image_edits() {
    await offered(async () => {
      const pictures = [await toFile(Buffer.from("a"), "a.png", { type: "image/png" }), await toFile(Buffer.from("b"), "b.png")];
      const answer = await client.images.edit({ model: model("gpt-image-1"), image: pictures, prompt: "a hat", n: 2 });
      assert.equal(answer.data.length, 2);
    });
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
