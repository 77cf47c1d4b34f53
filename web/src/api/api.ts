import createClient from "openapi-fetch";
import { Problem } from "./problem";
import type { components, operations, paths } from "./schema.gen";
import { send } from "./send";

/** The server's operations, typed by `openapi/v1.json`. Wrap a call in `ok` to get its data or a thrown `Problem`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });

/** The wire's types by name: `Wire["IdentityMeResponse"]`. */
export type Wire = components["schemas"];

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of a call that succeeded; else throws the `Problem`. */
export async function ok<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    throw error instanceof TypeError ? Problem.unreachable() : error;
  }

  if (!answer.response.ok) {
    throw Problem.ofAnswer(answer.response, answer.error);
  }

  return answer.data as T;
}

/** The header by which a change is refused when somebody else has changed the thing since it was read. */
export const ifMatch = (version: number) => ({ "If-Match": `"${version}"` });

/** What an operation can be asked by its query: `Query<"listCalls">`. */
export type Query<Operation extends keyof operations> =
  operations[Operation] extends { parameters: { query?: infer Asked } } ? NonNullable<Asked> : never;
