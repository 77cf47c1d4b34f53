import type { CallFilter } from "./call-filter";

const Minute = 60_000;
const Hour = 60 * Minute;
const Day = 24 * Hour;

/** The spans one may look back, by name. */
export const spans = { "15m": 15 * Minute, "1h": Hour, "24h": Day, "7d": 7 * Day, "30d": 30 * Day } as const;

export type Span = keyof typeof spans;

const isSpan = (name: string | undefined): name is Span => name !== undefined && name in spans;

/** From when on calls are asked for; to the minute, so that asking again for the same page is the same question. */
export function spanOf(filter: CallFilter, now: number): { readonly from?: string } {
  return isSpan(filter.span) ? { from: new Date(Math.floor((now - spans[filter.span]) / Minute) * Minute).toISOString() } : {};
}
