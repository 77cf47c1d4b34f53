import type { Wire } from "../../../api/api";

export { firstProvider, providers, type Provider } from "../../../api/providers";

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

export const modelTypes: readonly ModelType[] = ["text-small", "text-large", "image"];
