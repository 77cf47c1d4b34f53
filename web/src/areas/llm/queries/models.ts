import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, ifMatch, ok, type Wire } from "../../../api/api";
import { listOptions } from "../../../api/list";
import { llmKey, useChange } from "./change";
import { PageSize } from "./keys";
import type { Model, Provider } from "./wire";

const one = (id: string) => ({ params: { path: { id } } });
const ForLong = 10 * 60_000;

export const useModels = () =>
  useInfiniteQuery(listOptions([...llmKey, "models", "list"], (query) => ok(api.GET("/api/v1/llm/models", { params: { query } })), PageSize));

/** Models known to exist at a vendor; any other name may be typed. */
export const useCatalogue = (provider?: Provider) =>
  useQuery({
    queryKey: [...llmKey, "catalogue", provider ?? null],
    queryFn: () => ok(api.GET("/api/v1/llm/catalog", { params: { query: { provider } } })),
    staleTime: ForLong,
  });

export const useAddModel = () => useChange((body: Wire["LlmAddModelRequest"]) => ok(api.POST("/api/v1/admin/llm/models", { body })));

export const useChangeModel = (model: Model) =>
  useChange((body: Wire["LlmChangeModelRequest"]) => ok(api.PATCH("/api/v1/admin/llm/models/{id}", { ...one(model.id), body, headers: ifMatch(model.row_version) })));

export const useRemoveModel = (model: Model) => useChange(() => ok(api.DELETE("/api/v1/admin/llm/models/{id}", one(model.id))));

export const useSetDefault = (model: Model) => useChange(() => ok(api.POST("/api/v1/admin/llm/models/{id}/set-default", one(model.id))));

export const useSelectModel = (model: Model) =>
  useChange((force: boolean) => ok(api.POST("/api/v1/admin/llm/models/{id}/select", { params: { path: { id: model.id }, query: { force } } })));

export const useClearSelection = () => useChange(() => ok(api.DELETE("/api/v1/admin/llm/selection")));
