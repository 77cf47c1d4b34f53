import { useInfiniteQuery } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../../api/api";
import { listOptions } from "../../../api/list";
import { llmKey, useChange } from "./change";
import { PageSize } from "./keys";

export const usePrices = () =>
  useInfiniteQuery(listOptions([...llmKey, "prices"], (query) => ok(api.GET("/api/v1/admin/llm/prices", { params: { query } })), PageSize));

export const useAddPrice = () => useChange((body: Wire["LlmAddPriceRequest"]) => ok(api.POST("/api/v1/admin/llm/prices", { body })));

export const useRetirePrice = () => useChange((id: string) => ok(api.DELETE("/api/v1/admin/llm/prices/{id}", { params: { path: { id } } })));
