import { vi } from "vitest";
import type { paths } from "../api/schema.gen";

const TraceId = "0af7651916cd43dd8448eb211c80319c";

type Verb = "get" | "post" | "put" | "patch" | "delete";

type Known<V extends Verb> = { [P in keyof paths]: paths[P][V] extends object ? P : never }[keyof paths] & string;

/** What an operation answers when it succeeds: its JSON, or nothing. What is no JSON, such as a stream, a test answers by a `Response`. */
type Body<V extends Verb, P extends Known<V>> =
  paths[P][V] extends { responses: infer Responses } ? BodyOf<Responses[keyof Responses & (200 | 201 | 202 | 204)]> : never;
type BodyOf<Answer> = Answer extends { content: { "application/json": infer Json } } ? Json
  : Answer extends { content?: never } ? undefined
  : never;

type Reply<Sent> = Sent | Response | ((body: unknown) => Sent | Response | Promise<Sent | Response>);

/**
 * What a server answers, by method and path, as the contract has it. A sample that stands by itself is given its type, so that one of another
 * shape does not compile.
 */
export type Answers = { [V in Verb]?: { [P in Known<V>]?: Reply<Body<V, P>> } };

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A server for one test, at fetch: what is not answered here is a 404 problem. Returns what was asked. */
export function answer(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, window.location.origin), init);
    const text = await request.text();
    const path = new URL(request.url).pathname;
    const body: unknown = text ? JSON.parse(text) : undefined;
    asked.push({ method: request.method, path: path + new URL(request.url).search, body, headers: request.headers });
    const found = Object.entries(answers[request.method.toLowerCase() as Verb] ?? {}).find(([pattern]) => fits(pattern, path));
    const reply: unknown = await (typeof found?.[1] === "function" ? (found[1] as (body: unknown) => unknown)(body) : found?.[1]);
    return reply instanceof Response ? reply : found ? json(reply) : problem(404, "http.no_such_path");
  });
  return asked;
}

const fits = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);

const json = (value: unknown) => (value === undefined ? new Response(null, { status: 204 }) : Response.json(value));

/** A refusal as the server writes it. */
export const problem = (status: number, code: string, detail = code) =>
  new Response(JSON.stringify({ type: "", title: "", status, detail, code, trace_id: TraceId, retryable: status >= 500 }), {
    status, headers: { "content-type": "application/problem+json" },
  });
