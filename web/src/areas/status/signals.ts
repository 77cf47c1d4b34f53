import type { SampleBody, WindowBody } from "./wire";

/** The four signals by which one sees how a server is. */
export const signals = ["requests_per_second", "p95_ms", "error_rate", "open_connections"] as const;

export type Signal = (typeof signals)[number];

/** The least each scale reaches to. */
export const leastOf: Record<Signal, number> = { requests_per_second: 1, p95_ms: 50, error_rate: 0.05, open_connections: 5 };

/** Above it somebody should look. */
const worryOf: Partial<Record<Signal, number>> = { error_rate: 0.05 };

/** A value as one reads it. */
export function saySignal(signal: Signal, value: number | null, language: string): string {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
  return value === null ? "–"
    : signal === "error_rate" ? number({ style: "percent", maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(value)
    : signal === "p95_ms" ? number({ style: "unit", unit: "millisecond", unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
    : signal === "requests_per_second" ? number({ maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 }).format(value)
    : number({ maximumFractionDigits: 0 }).format(value);
}

export const worries = (signal: Signal, window: WindowBody | undefined) => {
  const value = window?.[signal] ?? null;
  return value !== null && value > (worryOf[signal] ?? Infinity);
};

/** The samples of the last minutes. */
export const samplesOf = (samples: readonly SampleBody[], minutes: number, until: number) => samples.filter(({ at }) => Date.parse(at) >= until - minutes * 60_000);
