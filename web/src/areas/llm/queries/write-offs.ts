import { useInfiniteQuery } from "@tanstack/react-query";
import { api, ok } from "../../../api/api";
import { listOptions } from "../../../api/list";
import { llmKey, useChange } from "./change";
import { PageSize } from "./keys";

/** What servers that died held of budgets and never reported, newest first. */
export const useWriteOffs = () =>
  useInfiniteQuery(listOptions([...llmKey, "write-offs"], (query) => ok(api.GET("/api/v1/admin/llm/write-offs", { params: { query } })), PageSize));

export const useGiveBack = () =>
  useChange((id: string) => ok(api.POST("/api/v1/admin/llm/write-offs/{id}/give-back", { params: { path: { id } } })));
