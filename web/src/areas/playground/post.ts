import { Problem } from "../../api/problem";
import { send } from "../../api/send";
import { problemOf } from "./wire";

/** Sends a body to the playground's gateway. What is not a success is thrown as a problem. */
export async function post(path: "chat/completions" | "images/generations", body: object, signal: AbortSignal): Promise<Response> {
  const url = new URL(`/api/v1/llm/playground/${path}`, window.location.origin);
  const request = new Request(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
  const response = await send(request).catch((error: unknown) => {
    throw error instanceof TypeError ? Problem.unreachable() : error;
  });
  if (!response.ok) {
    throw problemOf(response, await response.json().catch(() => undefined));
  }

  return response;
}
