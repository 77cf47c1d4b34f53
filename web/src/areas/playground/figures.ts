import type { Wire } from "../../api/api";
import type { Usage } from "./wire";

const Second = 1_000;

/** How long: `412 ms`, `6.2 s`. */
export function durationText(ms: number, language: string): string {
  const seconds = ms >= Second;
  const value = seconds ? ms / Second : Math.round(ms);
  return new Intl.NumberFormat(language, { style: "unit", unit: seconds ? "second" : "millisecond", unitDisplay: "narrow", maximumFractionDigits: seconds ? 1 : 0 }).format(value);
}

export const numberText = (value: number, language: string) => new Intl.NumberFormat(language).format(value);

/** US dollars with as many digits as say something: `$0.00213`. */
export const dollarText = (dollars: number, language: string) =>
  new Intl.NumberFormat(language, { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: dollars < 0.01 ? 6 : 4 }).format(dollars);

/** Tokens of an answer by its stream, else by the call log. */
export function tokensOf(usage: Usage | undefined, call: Wire["CallWire"] | null | undefined): { input: number; output: number; estimated: boolean } | undefined {
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
