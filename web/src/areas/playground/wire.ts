import { Problem } from "../../api/problem";

/** What we read of OpenAI's wire. The server's document leaves these bodies open, because they are not ours; what arrives is checked here. */

export type Role = "system" | "user" | "assistant";

export interface Message {
  readonly role: Role;
  readonly content: string;
}

export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cached: number;
  readonly reasoning: number;
}

/** What one event of a stream brings. */
export interface Chunk {
  readonly text: string;
  readonly finish: string | undefined;
  readonly usage: Usage | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

const numberOf = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : 0);

export function chunkOf(event: unknown): Chunk {
  const body = fieldsOf(event);
  const choice = fieldsOf(Array.isArray(body.choices) ? body.choices[0] : undefined);
  const delta = fieldsOf(choice.delta);
  return {
    text: textOf(delta.content) ?? textOf(delta.refusal) ?? "",
    finish: textOf(choice.finish_reason),
    usage: typeof body.usage === "object" && body.usage !== null ? usageOf(body.usage) : undefined,
  };
}

function usageOf(value: object): Usage {
  const usage = fieldsOf(value);
  return {
    input: numberOf(usage.prompt_tokens ?? usage.input_tokens),
    output: numberOf(usage.completion_tokens ?? usage.output_tokens),
    cached: numberOf(fieldsOf(usage.prompt_tokens_details).cached_tokens),
    reasoning: numberOf(fieldsOf(usage.completion_tokens_details).reasoning_tokens),
  };
}

/** Pictures of an answer: as data, or as an address that is shown and not fetched. */
export interface Picture {
  readonly base64: string | undefined;
  readonly url: string | undefined;
}

export interface Pictures {
  readonly items: readonly Picture[];
  readonly type: string;
  readonly usage: Usage | undefined;
}

const pictureTypes: readonly string[] = ["png", "jpeg", "webp"];

export function picturesOf(answer: unknown): Pictures {
  const body = fieldsOf(answer);
  const items = (Array.isArray(body.data) ? body.data : []).map((item: unknown) => ({ base64: textOf(fieldsOf(item).b64_json), url: textOf(fieldsOf(item).url) }));
  const type = textOf(body.output_format);
  return {
    items,
    type: `image/${type !== undefined && pictureTypes.includes(type) ? type : "png"}`,
    usage: typeof body.usage === "object" && body.usage !== null ? usageOf(body.usage) : undefined,
  };
}

/** An error in OpenAI's shape, or our own, as a problem. */
export function problemOf(response: Response, body: unknown): Problem {
  const given = fieldsOf(fieldsOf(body).error);
  return "error" in fieldsOf(body)
    ? Problem.ofAnswer(response, { code: textOf(given.code) ?? textOf(given.type) ?? "web.unknown", detail: textOf(given.message) })
    : Problem.ofAnswer(response, body);
}
