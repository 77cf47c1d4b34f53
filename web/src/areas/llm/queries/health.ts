import { useQuery } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../../api/api";
import { llmKey } from "./change";

/** How requests of a type fared at a provider. */
export type TypeHealth = Wire["LlmPolicyHealthLineResponse"];

/** How each type has fared of late, by provider; read again every `every` milliseconds. */
export const usePolicyHealth = (minutes: number, every: number) =>
  useQuery({
    queryKey: [...llmKey, "policy", "health", minutes],
    queryFn: () => ok(api.GET("/api/v1/llm/policy/health", { params: { query: { minutes } } })),
    refetchInterval: every,
  });
