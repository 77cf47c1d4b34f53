import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "../store";
import { waitingAnswer, type AnswerStore } from "./answer";
import { CutOff, runAnswer } from "./run-answer";

const event = (data: unknown) => `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
const word = (content: string) => event({ choices: [{ delta: { content } }] });
const usage = event({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } });
const headers = { "content-type": "text/event-stream", "x-maru-model": "flash", "x-maru-provider": "gemini", "x-request-id": "abc" };

const stream = (...parts: string[]) => vi.stubGlobal("fetch", () => Promise.resolve(new Response(parts.join(""), { headers })));

let answer: AnswerStore;
const run = (signal = new AbortController().signal) => runAnswer(answer, {}, signal);

beforeEach(() => {
  answer = createStore(waitingAnswer("default"));
});

describe("An answer", () => {
  it("is written down with who gave it, its tokens and why it ended", async () => {
    stream(word("Hel"), word("lo"), event({ choices: [{ delta: {}, finish_reason: "stop" }] }), usage, event("[DONE]"));

    await run();

    expect(answer.get()).toMatchObject({
      phase: "done", text: "Hello", finish: "stop", usage: { input: 3, output: 2 }, served: { model: "flash", provider: "gemini", requestId: "abc" },
    });
    expect(answer.get().totalMs).toBeGreaterThanOrEqual(answer.get().firstMs ?? Infinity);
  });

  it("tells its listeners once a frame, not once a word", async () => {
    const told = vi.fn();
    stream(...Array.from({ length: 500 }, (_, n) => word(`${n} `)), event("[DONE]"));
    answer.subscribe(told);

    await run();

    expect(answer.get().text).toContain("499 ");
    expect(told.mock.calls.length).toBeLessThan(50);
  });

  it("keeps what came before it broke off, and says that it did", async () => {
    stream(word("Half of"));

    await run();

    expect(answer.get()).toMatchObject({ phase: "failed", text: "Half of", problem: { code: CutOff } });
  });

  it("fails with the provider's error when one comes inside the stream", async () => {
    stream(word("Half"), event({ error: { message: "The provider is overloaded.", type: "upstream_error", code: "overloaded" } }));

    await run();

    expect(answer.get()).toMatchObject({ phase: "failed", text: "Half", problem: { code: "overloaded", message: "The provider is overloaded.", traceId: "abc" } });
  });

  it("fails with the server's words when it is refused, in OpenAI's shape or ours", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ error: { message: "No such model.", type: "invalid_request_error", code: "model_not_found" } }, { status: 404 })));

    await run();

    expect(answer.get()).toMatchObject({ phase: "failed", problem: { status: 404, code: "model_not_found", message: "No such model." } });
  });

  it("is stopped without complaint, and keeps what it has", async () => {
    const stop = new AbortController();
    vi.stubGlobal("fetch", (request: Request) => Promise.resolve(new Response(new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(word("So far")));
        request.signal.addEventListener("abort", () => controller.error(new DOMException("stopped", "AbortError")));
      },
    }), { headers })));

    const done = run(stop.signal);
    await vi.waitFor(() => expect(answer.get().text).toBe("So far"));
    stop.abort();
    await done;

    expect(answer.get()).toMatchObject({ phase: "stopped", text: "So far", problem: undefined });
  });
});
