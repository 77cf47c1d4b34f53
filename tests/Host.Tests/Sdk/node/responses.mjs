// Drives the responses of OpenAI's npm SDK, unchanged, against Maru.
import assert from "node:assert/strict";
import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";
import { run } from "./run.mjs";

const model = process.env.MARU_CHAT;
const client = new OpenAI({ baseURL: process.env.MARU_BASE_URL, apiKey: process.env.MARU_KEY, maxRetries: 0 });
const ask = (input, more = {}) => ({ model, input, ...more });
const question = "What is the weather in Seoul? use the tool";
const weather = {
  type: "function",
  name: "get_weather",
  description: "The weather of a city.",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};
const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const checks = {
  async create() {
    const answer = await client.responses.create(ask("Say hello.", { instructions: "Be kind." }));
    assert.equal(answer.object, "response");
    assert.equal(answer.status, "completed");
    assert.ok(answer.output_text.length > 0);
    assert.equal(answer.instructions, "Be kind.");
    assert.ok(answer.usage.input_tokens > 0 && answer.usage.output_tokens > 0);
    assert.equal(answer.usage.output_tokens_details.reasoning_tokens >= 0, true);
  },
  async raw_events() {
    const events = [];
    for await (const event of await client.responses.create(ask("Tell me something.", { stream: true }))) events.push(event);
    assert.equal(events[0].type, "response.created");
    assert.equal(events.at(-1).type, "response.completed");
    assert.deepEqual(events.map((event) => event.sequence_number), events.map((_, at) => at));
    const text = events.filter((event) => event.type === "response.output_text.delta").map((event) => event.delta).join("");
    assert.equal(events.at(-1).response.output[0].content[0].text, text);
  },
  async stream() {
    const stream = client.responses.stream(ask("Tell me something."));
    let text = "";
    stream.on("response.output_text.delta", (event) => (text += event.delta));
    const answer = await stream.finalResponse();
    assert.ok(text.length > 0);
    assert.equal(answer.output_text, text);
  },
  async tools() {
    const first = await client.responses.create(ask(question, { tools: [weather], tool_choice: "required" }));
    const call = first.output.find((item) => item.type === "function_call");
    assert.equal(call.name, "get_weather");
    assert.equal(call.status, "completed");
    JSON.parse(call.arguments);
    const second = await client.responses.create({
      model,
      tools: [weather],
      input: [
        { role: "user", content: question },
        ...first.output,
        { type: "function_call_output", call_id: call.call_id, output: '{"sky":"clear"}' },
      ],
    });
    assert.ok(second.output_text.length > 0);
  },
  async streamed_tools() {
    const stream = client.responses.stream(ask(question, { tools: [weather], tool_choice: { type: "function", name: "get_weather" } }));
    const call = (await stream.finalResponse()).output.find((item) => item.type === "function_call");
    assert.equal(call.name, "get_weather");
    JSON.parse(call.arguments);
  },
  async free_text_tool() {
    const tools = [{ type: "custom", name: "note", description: "Takes a note." }];
    const stream = await client.responses.create(ask("Use the tool.", { tools, tool_choice: "required", stream: true }));
    let [input, call] = ["", null];
    for await (const event of stream) {
      if (event.type === "response.custom_tool_call_input.delta") input += event.delta;
      if (event.type === "response.output_item.done") call = event.item;
    }
    assert.equal(call.type, "custom_tool_call");
    assert.equal(call.name, "note");
    assert.equal(call.input, input);
  },
  async parse() {
    const Note = z.object({ title: z.string(), mood: z.enum(["good", "bad"]) });
    const answer = await client.responses.parse(ask("Write a note about rain.", { text: { format: zodTextFormat(Note, "note") } }));
    Note.parse(answer.output_parsed);
  },
  async image_in() {
    const content = [
      { type: "input_text", text: "What is this?" },
      { type: "input_image", image_url: pixel, detail: "auto" },
    ];
    assert.ok((await client.responses.create(ask([{ role: "user", content }]))).output_text.length > 0);
  },
  async limit() {
    const answer = await client.responses.create(ask("Tell me something very long, of many words.", { max_output_tokens: 16 }));
    assert.ok(answer.status === "completed" || answer.incomplete_details.reason === "max_output_tokens");
  },
  async input_tokens() {
    const counted = await client.responses.inputTokens.count({ model, input: "How long is this?" });
    assert.equal(counted.object, "response.input_tokens");
    assert.ok(counted.input_tokens >= 5 && counted.input_tokens < 60, `${counted.input_tokens}`);
  },
  async a_kept_response() {
    const first = await client.responses.create(ask("Say hello."));
    const next = await client.responses.create(ask("And again.", { previous_response_id: first.id }));
    assert.equal(next.previous_response_id, first.id);
    assert.ok(next.usage.input_tokens > first.usage.input_tokens);
    assert.deepEqual((await client.responses.retrieve(next.id)).output, next.output);
    assert.equal((await client.responses.inputItems.list(next.id)).data[0].content[0].text, "And again.");
    await client.responses.delete(first.id);
    const failure = await client.responses.create(ask("hi", { previous_response_id: first.id })).catch((e) => e);
    assert.ok(failure instanceof OpenAI.BadRequestError);
    assert.equal(failure.code, "previous_response_not_found");
    assert.equal(failure.param, "previous_response_id");
  },
  async in_the_background() {
    let answer = await client.responses.create(ask("Say hello.", { background: true }));
    assert.equal(answer.status, "queued");
    for (let turn = 0; answer.status !== "completed" && turn < 200; turn++) {
      await new Promise((done) => setTimeout(done, 50));
      answer = await client.responses.retrieve(answer.id);
    }
    assert.equal(answer.status, "completed");
    assert.ok(answer.output_text.length > 0 && answer.background);
  },
  async unknown_model() {
    const failure = await client.responses.create({ ...ask("hi"), model: "no-such-model" }).catch((e) => e);
    assert.ok(failure instanceof OpenAI.NotFoundError);
    assert.equal(failure.code, "model_not_found");
  },
  async bad_key() {
    const stranger = new OpenAI({ baseURL: process.env.MARU_BASE_URL, apiKey: "mk_wrong", maxRetries: 0 });
    const failure = await stranger.responses.create(ask("hi", { stream: true })).catch((e) => e);
    assert.ok(failure instanceof OpenAI.AuthenticationError);
  },
};

await run(checks);
