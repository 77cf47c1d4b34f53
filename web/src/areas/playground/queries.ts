import { queryOptions } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../api/api";

/** Everything a request may name, and where it leads now. */
export interface Sources {
  readonly models: readonly Wire["LlmModelResponse"][];
  readonly policy: Wire["LlmPolicyResponse"];
  readonly catalogue: readonly Wire["LlmCatalogueItemResponse"][];
  readonly providers: readonly Wire["LlmProviderStatusResponse"][];
}

const Key = ["llm", "playground"] as const;
const EveryModel = 100;

export const sourcesQuery = queryOptions({ queryKey: [...Key, "sources"], queryFn: readSources, staleTime: 30_000 });

async function readSources(): Promise<Sources> {
  const [models, policy, catalogue, status] = await Promise.all([
    ok(api.GET("/api/v1/llm/models", { params: { query: { page_size: EveryModel } } })),
    ok(api.GET("/api/v1/llm/policy")),
    ok(api.GET("/api/v1/llm/catalog")),
    ok(api.GET("/api/v1/llm/status")),
  ]);
  return { models: models.items, policy, catalogue: catalogue.items, providers: status.providers };
}

const Calm = 15_000;
const WhileRunning = 2_000;

/** The server's current model. Asked for more often while an answer runs, so that a switch is seen when it happens. */
export const currentQuery = (running: boolean) =>
  queryOptions({
    queryKey: [...Key, "current"],
    queryFn: () => ok(api.GET("/api/v1/llm/models/current")),
    staleTime: WhileRunning,
    refetchInterval: running ? WhileRunning : Calm,
  });

export const currentKey = [...Key, "current"] as const;

const LastCalls = 50;
const Attempts = 5;
const FirstWait = 700;

/** The call log's line of a request, or null when the log does not have it. The log is written a moment after the answer, so it is asked again. */
export const callQuery = (requestId: string) =>
  queryOptions({
    queryKey: [...Key, "call", requestId],
    queryFn: async () => {
      const { items } = await ok(api.GET("/api/v1/llm/calls", { params: { query: { page_size: LastCalls } } }));
      return items.find((call) => call.trace_id === requestId) ?? null;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => (state.data === null && state.dataUpdateCount < Attempts ? FirstWait * 2 ** state.dataUpdateCount : false),
  });
