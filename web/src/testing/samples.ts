import type { Wire } from "../api/api";

type ApiKey = Wire["LlmApiKeyResponse"];
type Budget = Wire["LlmBudgetResponse"];
type Call = Wire["LlmCallResponse"];
type CallStats = Wire["LlmCallTotalsResponse"];
type Model = Wire["LlmModelResponse"];
type Policy = Wire["LlmPolicyResponse"];

const At = "2026-11-01T08:00:00Z";

export const aKey = (change: Partial<ApiKey> = {}): ApiKey => ({
  id: "k1", provider: "openai", masked_key: "sk-...cdef", name: "Team", base_url: null, is_active: true, priority: 0, health: "ok", sealing_key_id: "s1",
  last_tested_at: null, last_test_status: null, last_used_at: null, row_version: 3, created_at: At, updated_at: At, ...change,
});

export const aModel = (change: Partial<Model> = {}): Model => ({
  id: "m1", provider: "openai", model_id: "gpt-4o-mini", qualified_id: "openai/gpt-4o-mini", name: "Mini", parameters: {}, is_default: false, row_version: 1,
  created_at: At, updated_at: At, ...change,
});

export const aPolicy = (change: Partial<Policy> = {}): Policy => ({
  version: 3, state: "active", provider: "openai", previous_version: 2, rolled_back_to: null, forced: false, rejection: null, changed_by: "system", reason: "First",
  changed_at: At, probes: [],
  mappings: { openai: { small: "small-1", large: "large-1", image: "image-1" }, gemini: { small: "g-small", large: "g-large", image: "g-image" } }, ...change,
});

export const aCurrentModel = (change: Partial<Wire["LlmCurrentModelResponse"]> = {}): Wire["LlmCurrentModelResponse"] => ({
  config_id: "m1", model: "openai/gpt-4o-mini", model_id: "gpt-4o-mini", provider: "openai", source: "default", version: 1, ...change,
});

export const aStatus = (change: Partial<Wire["LlmStatusResponse"]> = {}): Wire["LlmStatusResponse"] => ({
  encryption: "ok", has_default: true, migrations: [], unused_environment: [], names: [], policy: aPolicy(),
  current: aCurrentModel(),
  providers: [{ provider: "openai", source: "db", hint: "sk-...cdef", health: "ok", usable: true }], ...change,
});

export const aCall = (change: Partial<Call> = {}): Call => ({
  id: "c1", at: At, client_key_id: "ck1", client_key_name: "notebook", owner_id: "o1", owner_name: "anna", operation: "chat", model_asked: "default", provider: "openai", model: "gpt-4o-mini", api_key_id: "k1",
  policy_version: 1, tokens_in: 10, tokens_out: 20, tokens_cached: 0, tokens_cache_written: null, tokens_cache_written_long: null,
  searches: 0, tokens_reasoning: 0, error_message: null, error_param: null, adjusted: null,
  usage_source: "known", cost: "0.0012", price_id: "p", ttft_ms: 100,
  latency_ms: 400, outcome: "succeeded", status: 200, error_code: null, streamed: true, trace_id: "t1", ...change,
});

export const aBudget = (change: Partial<Budget> = {}): Budget => ({
  client_key_id: "ck1", name: "Web shop", month: "2026-11", limit: null, spent: "0", written_off: "0", left: null, ...change,
});

export const someStats = (change: Partial<CallStats> = {}): CallStats => ({
  group: "2026-11-02", name: null, requests: 10, errors: 1, error_rate: 0.1, refused: 2, cancelled: 0, p50_ms: 120, p95_ms: 900, tokens_in: 1000, tokens_out: 2000,
  tokens_cached: 0, cost: "0.5", unpriced: 0, unmetered: 0, ...change,
});

export const page = <Item>(...items: Item[]) => ({ items, page: 1, page_size: 100, total: items.length });
