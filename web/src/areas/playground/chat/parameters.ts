import type { Message } from "../wire";

export type Format = "text" | "json_object" | "json_schema";

/** What a person sets for each request; what is undefined or empty is left to the model. */
export interface Parameters {
  readonly system: string;
  readonly temperature: number | undefined;
  readonly maxTokens: number | undefined;
  readonly topP: number | undefined;
  readonly seed: number | undefined;
  readonly stop: readonly string[];
  readonly format: Format;
  readonly schema: string;
}

export const noParameters: Parameters = {
  system: "", temperature: undefined, maxTokens: undefined, topP: undefined, seed: undefined, stop: [], format: "text", schema: "",
};

/** OpenAI takes no more. */
export const MostStops = 4;

/** How many are set, for the button that opens them. */
export const countSet = (given: Parameters) =>
  [given.system.trim() !== "", given.temperature !== undefined, given.maxTokens !== undefined, given.topP !== undefined, given.seed !== undefined,
    given.stop.length > 0, given.format !== "text"].filter(Boolean).length;

/** A JSON schema as it was written, or undefined when it is none. */
export function schemaOf(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the parameters can be sent at all. */
export const canSend = (given: Parameters) => given.format !== "json_schema" || schemaOf(given.schema) !== undefined;

function formatOf({ format, schema }: Parameters): object | undefined {
  if (format === "text") {
    return undefined;
  }

  return format === "json_object" ? { type: format } : { type: format, json_schema: { name: "answer", schema: schemaOf(schema) ?? {} } };
}

/** One request's body on OpenAI's wire. */
export function chatBody(model: string, messages: readonly Message[], given: Parameters): Record<string, unknown> {
  const system: readonly Message[] = given.system.trim() === "" ? [] : [{ role: "system", content: given.system }];
  const body = {
    model,
    messages: [...system, ...messages],
    temperature: given.temperature,
    max_completion_tokens: given.maxTokens,
    top_p: given.topP,
    seed: given.seed,
    stop: given.stop.length > 0 ? given.stop : undefined,
    response_format: formatOf(given),
    stream: true,
    stream_options: { include_usage: true },
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
