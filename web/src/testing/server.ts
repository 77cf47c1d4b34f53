import { vi } from "vitest";
import type { paths } from "../api/schema.gen";

type Verb = "get" | "post" | "put" | "patch" | "delete";

type Known<V extends Verb> = { [P in keyof paths]: paths[P][V] extends object ? P : never }[keyof paths] & string;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A server for one test, at fetch: what is not answered here is a 404 problem. Returns what was asked. */
export function answer(answers: { [V in Verb]?: { [P in Known<V>]?: unknown } }): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, window.location.origin), init);
    const text = await request.text();
    const path = new URL(request.url).pathname;
    const body: unknown = text ? JSON.parse(text) : undefined;
    asked.push({ method: request.method, path: path + new URL(request.url).search, body, headers: request.headers });
    const found = Object.entries(answers[request.method.toLowerCase() as Verb] ?? {}).find(([pattern]) => fits(pattern, path));
    const given: unknown = await (typeof found?.[1] === "function" ? (found[1] as (body: unknown) => unknown)(body) : found?.[1]);
    return given instanceof Response ? given : found ? json(given) : problem(404, "http.no_such_path");
  });
  return asked;
}

const fits = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);

const json = (value: unknown) => (value === undefined ? new Response(null, { status: 204 }) : Response.json(value));

/** A refusal as the server writes it. */
export const problem = (status: number, code: string, detail = code) =>
  new Response(JSON.stringify({ type: "", title: "", status, detail, code, trace_id: "0af7651916cd43dd8448eb211c80319c", retryable: status >= 500 }), {
    status, headers: { "content-type": "application/problem+json" },
  });
