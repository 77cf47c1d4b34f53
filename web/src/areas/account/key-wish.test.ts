import { describe, expect, it } from "vitest";
import { keyWish, type KeyForm } from "./key-wish";

const form: KeyForm = { name: " notebook ", scopes: ["chat"], days: "", requests: "", tokens: "", dollars: "" };

describe("The wish for a key", () => {
  it("has no limit where none is filled in", () => {
    expect(keyWish(form, 0)).toEqual({
      name: "notebook", scopes: ["chat"], limits: { requests_per_minute: null, tokens_per_minute: null, cost_per_month_micros: null }, expires_at: null,
    });
  });

  it("counts money in millionths and days from now", () => {
    const wish = keyWish({ ...form, dollars: 12.34, days: 30, requests: 60 }, Date.UTC(2026, 0, 1));

    expect(wish.limits).toMatchObject({ cost_per_month_micros: 12_340_000, requests_per_minute: 60 });
    expect(wish.expires_at).toBe("2026-01-31T00:00:00.000Z");
  });
});
