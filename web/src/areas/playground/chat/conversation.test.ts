import { describe, expect, it, vi } from "vitest";
import { createConversation } from "./conversation";

const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;

/** A server that answers each model by its name. */
function server(): { model: string; messages: { role: string; content: string }[] }[] {
  const asked: { model: string; messages: { role: string; content: string }[] }[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const body = (await request.json()) as (typeof asked)[number];
    asked.push(body);
    return body.model === "broken"
      ? Response.json({ error: { message: "no", code: "no" } }, { status: 502 })
      : new Response(`${event({ choices: [{ delta: { content: `${body.model} says ${body.messages.length}` } }] })}data: [DONE]\n\n`, { headers: { "x-maru-model": body.model } });
  });
  return asked;
}

const ended = (conversation: ReturnType<typeof createConversation>) => vi.waitFor(() => expect(conversation.state.get().running).toBe(false));

describe("A conversation", () => {
  it("sends what was said before, on each side its own answers", async () => {
    const asked = server();
    const conversation = createConversation();
    conversation.change({ models: ["one", "two"] });

    conversation.ask("First");
    await ended(conversation);
    conversation.ask("Second");
    await ended(conversation);

    expect(asked.slice(2).map(({ model, messages }) => [model, messages.map(({ content }) => content)])).toEqual([
      ["one", ["First", "one says 1", "Second"]], ["two", ["First", "two says 1", "Second"]],
    ]);
  });

  it("forgets what came after a prompt that is written anew", async () => {
    const asked = server();
    const conversation = createConversation();
    conversation.ask("First");
    await ended(conversation);
    conversation.ask("Second");
    await ended(conversation);

    const [first] = conversation.state.get().turns;
    if (first) {
      conversation.askFrom(first, "First, but better");
    }

    await ended(conversation);

    expect(conversation.state.get().turns.map(({ prompt }) => prompt)).toEqual(["First, but better"]);
    expect(asked.at(-1)?.messages).toEqual([{ role: "user", content: "First, but better" }]);
  });

  it("leaves out a prompt that got no word of an answer", async () => {
    const asked = server();
    const conversation = createConversation();
    conversation.change({ models: ["broken"] });
    conversation.ask("Lost");
    await ended(conversation);
    conversation.change({ models: ["one"] });

    conversation.ask("Again");
    await ended(conversation);

    expect(asked.at(-1)?.messages.map(({ content }) => content)).toEqual(["Again"]);
  });

  it("tells when each answer has ended", async () => {
    server();
    const conversation = createConversation();
    const told = vi.fn();
    conversation.onAnswered(told);
    conversation.change({ models: ["one", "two"] });

    conversation.ask("Hello");
    await ended(conversation);

    expect(told).toHaveBeenCalledTimes(2);
  });
});
