import type { Query } from "../../../api/api";
import { filtersFor, id, instantRange, select, text } from "../../../ui/filters/describe";
import { providers, type Call } from "../queries/wire";
import { spans, startOf } from "./span";

const outcomes: readonly Call["outcome"][] = ["succeeded", "refused", "failed", "cancelled"];
const operations: readonly Call["operation"][] = [
  "chat", "embeddings", "images", "speech", "transcriptions", "moderations", "rerank",
];

/** How the log of calls can be narrowed. */
export const callFilters = filtersFor<Query<"listCalls">>()({
  span: select({
    label: "llm:calls.span", choices: spans, say: (span) => `llm:calls.spans.${span}`, asks: (span, { now }) => ({ from: startOf(span, now) }),
  }),
  outcome: select({ label: "llm:calls.outcome", choices: outcomes, say: (outcome) => `llm:outcome.${outcome}` }),
  provider: select({ label: "llm:provider.label", choices: providers, say: (provider) => `llm:provider.${provider}` }),
  model: text({ label: "llm:calls.model" }),
  key: id({ label: "llm:calls.key", asks: (key) => ({ client_key_id: key }) }),
  operation: select({ label: "llm:calls.operation", choices: operations, say: (operation) => `llm:operation.${operation}` }),
  streamed: select({
    label: "llm:calls.streamed", choices: ["yes", "no"], say: (way) => `llm:calls.streaming.${way}`, asks: (way) => ({ streamed: way === "yes" }),
  }),
  took: select({
    label: "llm:calls.took", choices: ["1", "5", "30"], say: (seconds) => `llm:calls.at_least.${seconds}`,
    asks: (seconds) => ({ min_latency_ms: Number(seconds) * 1000 }),
  }),
  error: text({ label: "llm:calls.error", asks: (code) => ({ error_code: code }) }),
  trace: text({ label: "llm:call.trace", asks: (trace) => ({ trace_id: trace }) }),
  ...instantRange("from", "to"),
});
