import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../../api/api";
import { llmKey, useChange } from "./change";
import { PageSize } from "./keys";

export const usePrices = (page: number) =>
  useQuery({
    queryKey: [...llmKey, "prices", page],
    queryFn: () => ok(api.GET("/api/v1/admin/llm/prices", { params: { query: { page, page_size: PageSize } } })),
    placeholderData: keepPreviousData,
  });

export const useAddPrice = () => useChange((body: Wire["LlmAddPriceRequest"]) => ok(api.POST("/api/v1/admin/llm/prices", { body })));

export const useRetirePrice = () => useChange((id: string) => ok(api.DELETE("/api/v1/admin/llm/prices/{id}", { params: { path: { id } } })));
