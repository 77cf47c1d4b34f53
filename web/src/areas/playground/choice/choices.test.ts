import { describe, expect, it } from "vitest";
import type { Wire } from "../../../api/api";
import type { Sources } from "../queries";
import { groupsOf, onlyBuiltin } from "./choices";

const model = (name: string, qualified: string): Wire["LlmModelResponse"] => ({
  id: name, name, provider: "gemini", model_id: qualified.split("/")[1] ?? "", qualified_id: qualified, parameters: {}, is_default: false, row_version: 1,
  created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z",
});

const entry = (qualified: string, kind: Wire["Operation"], deprecated = false): Wire["LlmCatalogueItemResponse"] => ({
  provider: qualified.split("/")[0] as Wire["Provider"], model_id: qualified.split("/")[1] ?? "", qualified_id: qualified, name: qualified, kind, deprecated,
});

const provider = (name: Wire["Provider"], usable: boolean): Wire["LlmProviderStatusResponse"] => ({ provider: name, usable, source: "db", hint: null, health: null });

const sources: Sources = {
  models: [model("quick", "gemini/flash"), model("vectors", "gemini/embed")],
  policy: {
    provider: "gemini", mappings: { gemini: { small: "flash", large: "pro", image: null } }, state: "active", version: 1, previous_version: 0, probes: [], reason: "",
    rejection: null, rolled_back_to: null, forced: false, changed_by: "", changed_at: null,
  },
  catalogue: [entry("gemini/flash", "chat"), entry("gemini/embed", "embeddings"), entry("gemini/draw", "images"), entry("openai/gpt", "chat"), entry("gemini/old", "chat", true)],
  providers: [provider("gemini", true), provider("openai", false), provider("builtin", true)],
};

const names = (groups: ReturnType<typeof groupsOf>) => groups.map(({ name, items }) => [name, ...items.map(({ value }) => value)]);

describe("What one may pick", () => {
  it("is the server's choice, the types, what is configured, and what connected providers have", () => {
    expect(names(groupsOf({ kind: "chat", sources, current: undefined, typed: ["quick", "gemini/new"] }))).toEqual([
      ["server", "default"], ["types", "text-small", "text-large"], ["configured", "quick"], ["catalogue", "gemini/flash"], ["typed", "gemini/new"],
    ]);
    expect(names(groupsOf({ kind: "images", sources, current: undefined, typed: [] }))).toEqual([["types", "image"], ["catalogue", "gemini/draw"]]);
  });

  it("says where a name leads", () => {
    const leads = groupsOf({ kind: "chat", sources, current: { model: "gemini/pro", provider: "gemini", model_id: "pro", config_id: null, source: "selected", version: 1 }, typed: [] })
      .flatMap(({ items }) => items.map(({ value, leads: to }) => [value, to]));

    expect(leads).toContainEqual(["default", "gemini/pro"]);
    expect(leads).toContainEqual(["text-small", "gemini/flash"]);
    expect(leads).toContainEqual(["quick", "gemini/flash"]);
  });

  it("is only the stand-in when no other provider is usable", () => {
    expect(onlyBuiltin(sources)).toBe(false);
    expect(onlyBuiltin({ ...sources, providers: [provider("openai", false), provider("builtin", true)] })).toBe(true);
  });
});
