import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, ok } from "../../../api/api";
import { llmKey } from "./change";

const Often = 15_000;

export const statusQuery = queryOptions({ queryKey: [...llmKey, "status"], queryFn: () => ok(api.GET("/api/v1/llm/status")), refetchInterval: Often });

/** How encryption, keys, policy and the current model stand. */
export const useStatus = () => useQuery(statusQuery);
