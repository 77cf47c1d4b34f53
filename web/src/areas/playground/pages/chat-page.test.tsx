import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../../testing/render";
import { aCall, aCurrentModel, aPolicy, aStatus, page } from "../../../testing/samples";
import { answer, problem, type Answers } from "../../../testing/server";
import { ChatPage } from "./chat-page";

const permissions = ["llm.use_playground", "llm.read", "llm.read_own_calls"];
const policy = aPolicy({ provider: "gemini", mappings: { gemini: { small: "flash", large: "pro", image: "draw" } } });
const current = aCurrentModel({ model: "gemini/pro", provider: "gemini", model_id: "pro", config_id: null, source: "selected" });
const call = aCall({ id: "call-1", trace_id: "trace-1", cost: "0.00213", tokens_in: 3, tokens_out: 2, usage_source: "known" });
const provider = { hint: null, health: null, source: "none" } as const;

const stream = (text: string) => new Response(
  `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\ndata: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } })}\n\ndata: [DONE]\n\n`,
  { headers: { "content-type": "text/event-stream", "x-maru-model": "pro", "x-maru-provider": "gemini", "x-request-id": "trace-1" } },
);

let nobody = 0;
const open = (more: string[] = []) => renderPage(<ChatPage />, { me: somebody({ id: `person-${nobody++}`, permissions: [...permissions, ...more] }) });

/** A server with models; `usable` says whether any but the stand-in is connected. */
const serve = ({ usable = true, chat = () => stream("**Hello**"), get = {} }: { usable?: boolean; chat?: () => Response; get?: Answers["get"] } = {}) =>
  answer({
    get: {
      "/api/v1/llm/models": page(),
      "/api/v1/llm/models/current": current,
      "/api/v1/llm/policy": policy,
      "/api/v1/llm/catalog": { items: [] },
      "/api/v1/llm/status": aStatus({ providers: [{ ...provider, provider: "gemini", usable }, { ...provider, provider: "builtin", usable: true }] }),
      "/api/v1/llm/calls": page(call),
      ...get,
    },
    post: { "/api/v1/llm/playground/chat/completions": chat },
  });

const say = async (text: string) => userEvent.type(await screen.findByRole("textbox", { name: "Your message" }), `${text}{Enter}`);

beforeEach(() => window.scrollTo(0, 0));

describe("The playground", () => {
  it("answers, says who did, what it took and what it cost", async () => {
    const asked = serve();
    open();

    await say("Hi there");

    const given = await screen.findByRole("region", { name: "Answer of gemini/pro" });
    expect(await within(given).findByText("Hello")).toBeInTheDocument();
    expect(given).toHaveTextContent("asked for: Server's current model");
    expect(given).toHaveTextContent("3 → 2 tokens");
    await waitFor(() => expect(within(given).getByRole("link", { name: "$0.00213" })).toHaveAttribute("href", "/llm/calls/call-1"));
    const sent = asked.find(({ method }) => method === "POST");
    expect(sent?.body).toMatchObject({ model: "default", messages: [{ role: "user", content: "Hi there" }], stream_options: { include_usage: true } });
    expect(sent?.headers.get("x-maru-request")).toBe("1");
  });

  it("shows the server's current model, and leaves its cost unknown when the log has no line", async () => {
    serve({ get: { "/api/v1/llm/calls": page() } });
    open();

    await say("Hi");

    expect(await screen.findByText("gemini/pro", { selector: "b" })).toBeInTheDocument();
    expect(await screen.findByText("cost unknown")).toBeInTheDocument();
  });

  it("marks where the server changed its model, and asks again after each answer", async () => {
    let model = "gemini/pro";
    serve({ get: { "/api/v1/llm/models/current": () => ({ ...current, model }) } });
    open();
    await screen.findByText("gemini/pro", { selector: "b" });
    model = "openai/gpt";

    await say("Hi");

    expect(await screen.findByText(/The server's model is now/)).toHaveTextContent("openai/gpt");
  });

  it("says why there is no answer, with code and trace id, and asks again", async () => {
    let times = 0;
    const refused = () => (times++ === 0 ? problem(429, "llm.too_many", "Too many at once.") : stream("Now"));
    serve({ chat: refused });
    open();

    await say("Hi");

    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Too many at once.");
    expect(alert).toHaveTextContent("0af7651916cd43dd8448eb211c80319c");
    await userEvent.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Now")).toBeInTheDocument();
  });

  it("sends an edited prompt in the old one's place", async () => {
    const asked = serve();
    open();
    await say("Frist");
    await screen.findByText("Hello");

    await userEvent.click(await screen.findByRole("button", { name: "Edit and send again" }));
    const editor = screen.getByRole("textbox", { name: "Edit and send again" });
    await userEvent.clear(editor);
    await userEvent.type(editor, "First{Enter}");

    await waitFor(() => expect(asked.filter(({ method }) => method === "POST")).toHaveLength(2));
    expect(asked.findLast(({ method }) => method === "POST")?.body).toMatchObject({ messages: [{ role: "user", content: "First" }] });
    expect(screen.queryByText("Frist")).toBeNull();
  });

  it("asks two models at once", async () => {
    const asked = serve();
    open();

    await userEvent.click(await screen.findByRole("button", { name: "Compare two models" }));
    await say("Hi");

    expect(await screen.findAllByRole("region", { name: "Answer of gemini/pro" })).toHaveLength(2);
    expect(asked.filter(({ method }) => method === "POST").map(({ body }) => (body as { model: string }).model).sort()).toEqual(["default", "text-small"]);
  });

  it.each([[["llm.manage_keys"], "link"], [[], "words"]] as const)("is honest when only the stand-in answers: %j gets %s", async (more, what) => {
    serve({ usable: false });
    open([...more]);

    expect(await screen.findByText("No language model is connected yet")).toBeInTheDocument();
    const link = screen.queryByRole("link", { name: "Add a provider's key in Models & keys" });
    expect(link?.getAttribute("href")).toBe(what === "link" ? "/llm/models" : undefined);
  });

  it("says so when the models cannot be read", async () => {
    serve({ get: { "/api/v1/llm/policy": () => problem(500, "http.broken", "The server broke.") } });
    open();

    expect(await screen.findByRole("alert")).toHaveTextContent("The server broke.");
    expect(screen.getByRole("button", { name: "Try again" })).toBeInTheDocument();
  });
});
