import type { Wire } from "../../../api/api";

export type Provider = Wire["Provider"];
export type ApiKey = Wire["LlmApiKeyResponse"];
export type Model = Wire["LlmModelResponse"];
export type Policy = Wire["LlmPolicyResponse"];
export type TypeProbe = Wire["LlmTypeProbeResponse"];
export type ModelType = Wire["ModelType"];
export type Call = Wire["LlmCallResponse"];
export type CallDetail = Wire["LlmCallDetailResponse"];
export type CallStats = Wire["LlmCallTotalsResponse"];
export type StatsGroup = Wire["StatsGroup"];
export type Price = Wire["LlmPriceResponse"];
export type Budget = Wire["LlmBudgetResponse"];
export type WriteOff = Wire["LlmWriteOffResponse"];
export type Connection = Wire["LlmConnectionResponse"];

/** In the order in which people are offered them. */
export const providers: readonly Provider[] = ["openai", "gemini", "openai_compatible", "builtin"];

/** Providers that want a key. */
export const keyProviders = providers.filter((provider) => provider !== "builtin");

export const modelTypes: readonly ModelType[] = ["text-small", "text-large", "image"];
