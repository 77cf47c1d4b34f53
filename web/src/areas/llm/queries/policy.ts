import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../../api/api";
import { listOptions } from "../../../api/list";
import { llmKey, useChange } from "./change";

export const HistorySize = 20;
const Often = 15_000;

export const usePolicy = () => useQuery({ queryKey: [...llmKey, "policy"], queryFn: () => ok(api.GET("/api/v1/llm/policy")), refetchInterval: Often });

export const usePolicyHistory = () =>
  useInfiniteQuery(listOptions([...llmKey, "policy", "history"], (query) => ok(api.GET("/api/v1/llm/policy/history", { params: { query } })), HistorySize));

export const useProbePolicy = () => useMutation({ mutationFn: (body: Wire["LlmProbePolicyRequest"]) => ok(api.POST("/api/v1/admin/llm/policy/probe", { body })) });

export const useChangePolicy = () => useChange((body: Wire["LlmChangePolicyRequest"]) => ok(api.POST("/api/v1/admin/llm/policy", { body })));

export const useRollBackPolicy = () => useChange((body: Wire["LlmRollBackPolicyRequest"]) => ok(api.POST("/api/v1/admin/llm/policy/rollback", { body })));
