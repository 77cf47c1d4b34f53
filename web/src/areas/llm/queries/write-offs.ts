import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, ok } from "../../../api/api";
import { llmKey, useChange } from "./change";
import { PageSize } from "./keys";

/** What servers that died held of budgets and never reported, newest first. */
export const useWriteOffs = (page: number) =>
  useQuery({
    queryKey: [...llmKey, "write-offs", page],
    queryFn: () => ok(api.GET("/api/v1/admin/llm/write-offs", { params: { query: { page, page_size: PageSize } } })),
    placeholderData: keepPreviousData,
  });

export const useGiveBack = () =>
  useChange((id: string) => ok(api.POST("/api/v1/admin/llm/write-offs/{id}/give-back", { params: { path: { id } } })));
