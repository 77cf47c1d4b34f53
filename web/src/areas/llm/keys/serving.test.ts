import { describe, expect, it } from "vitest";
import { aKey } from "../../../testing/samples";
import { servingKeys } from "./serving";

const served = (...keys: Parameters<typeof aKey>[0][]) => [...servingKeys(keys.map((key) => aKey(key)))];

describe("The key that serves", () => {
  it("is the newest active one of its provider", () => {
    expect(served({ id: "a", created_at: "2026-01-01T00:00:00Z" }, { id: "b", created_at: "2026-02-01T00:00:00Z" }, { id: "c", created_at: "2026-03-01T00:00:00Z", is_active: false })).toEqual(["b"]);
  });

  it("is one of higher priority even if older", () => {
    expect(served({ id: "a", priority: 5, created_at: "2026-01-01T00:00:00Z" }, { id: "b", created_at: "2026-02-01T00:00:00Z" })).toEqual(["a"]);
  });

  it("is the one of the higher id when all else is equal", () => {
    expect(served({ id: "a" }, { id: "b" })).toEqual(["b"]);
  });

  it("is one for each provider, and none where all are inactive", () => {
    expect(served({ id: "a" }, { id: "b", provider: "gemini" }, { id: "c", provider: "openai_compatible", is_active: false }).sort()).toEqual(["a", "b"]);
  });
});
