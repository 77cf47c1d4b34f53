const Minute = 60_000;
const Hour = 60 * Minute;
const Day = 24 * Hour;

const lengths = { "15m": 15 * Minute, "1h": Hour, "24h": Day, "7d": 7 * Day, "30d": 30 * Day } as const;

export type Span = keyof typeof lengths;

/** The spans one may look back. */
export const spans = ["15m", "1h", "24h", "7d", "30d"] as const satisfies readonly Span[];

/** From when on calls are asked for. */
export const startOf = (span: Span, now: number) => new Date(now - lengths[span]).toISOString();
