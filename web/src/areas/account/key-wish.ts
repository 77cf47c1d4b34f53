import type { Wire } from "../../api/api";

export const scopes = ["chat", "embeddings", "images", "audio", "moderations", "rerank", "models"] as const;

export type Scope = (typeof scopes)[number];

/** The form of a new key; an empty limit is none. */
export interface KeyForm {
  readonly name: string;
  readonly scopes: Scope[];
  readonly days: number | string;
  readonly requests: number | string;
  readonly tokens: number | string;
  readonly dollars: number | string;
}

const Day = 86_400_000;
const MicrosPerDollar = 1_000_000;

const numberOf = (value: number | string) => (value === "" || Number(value) <= 0 ? null : Number(value));

/** What the server is asked for. */
export function keyWish(form: KeyForm, now: number): Wire["IdentityCreateClientKeyRequest"] {
  const days = numberOf(form.days);
  const dollars = numberOf(form.dollars);
  return {
    name: form.name.trim(),
    scopes: form.scopes,
    limits: {
      requests_per_minute: numberOf(form.requests),
      tokens_per_minute: numberOf(form.tokens),
      cost_per_month_micros: dollars === null ? null : Math.round(dollars * MicrosPerDollar),
    },
    expires_at: days === null ? null : new Date(now + days * Day).toISOString(),
  };
}
