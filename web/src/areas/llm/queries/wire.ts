import type { Wire } from "../../../api/api";

export type Provider = Wire["Provider"];
export type ApiKey = Wire["ApiKeyResponse"];
export type Model = Wire["ModelResponse"];
export type Policy = Wire["PolicyResponse"];
export type TypeProbe = Wire["TypeProbeResponse"];
export type ModelType = Wire["ModelType"];
export type Call = Wire["CallWire"];
export type CallDetail = Wire["CallDetailWire"];
export type CallStats = Wire["CallStatsWire"];
export type StatsGroup = Wire["StatsGroup"];
export type Price = Wire["PriceWire"];
export type Budget = Wire["BudgetWire"];
export type WriteOff = Wire["WriteOffWire"];
export type Connection = Wire["ConnectionResponse"];

/** In the order in which people are offered them. */
export const providers: readonly Provider[] = ["openai", "gemini", "openai_compatible", "builtin"];

/** Providers that want a key. */
export const keyProviders = providers.filter((provider) => provider !== "builtin");

export const modelTypes: readonly ModelType[] = ["text-small", "text-large", "image"];
