import type { Wire } from "../../api/api";
import type { Usage } from "./wire";

const Second = 1_000;

export const numberText = (value: number, language: string) => new Intl.NumberFormat(language).format(value);

/** Tokens of an answer by its stream, else by the call log. */
export function tokensOf(usage: Usage | undefined, call: Wire["LlmCallResponse"] | null | undefined): { input: number; output: number; estimated: boolean } | undefined {
  if (usage) {
    return { input: usage.input, output: usage.output, estimated: false };
  }

  return call?.tokens_in != null && call.tokens_out != null
    ? { input: call.tokens_in, output: call.tokens_out, estimated: call.usage_source === "estimated" }
    : undefined;
}

/** Tokens a second after the first; undefined when the answer was too short to tell. */
export function speedOf(output: number, firstMs: number | undefined, totalMs: number | undefined): number | undefined {
  const ms = (totalMs ?? 0) - (firstMs ?? 0);
  return output > 10 && ms > 100 ? (output * Second) / ms : undefined;
}
