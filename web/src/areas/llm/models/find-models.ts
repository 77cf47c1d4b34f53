import { api, ok } from "../../../api/api";
import type { Found } from "../../area";

const Most = 100;

/** Configured models whose name or id has the words. */
export async function findModels(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await ok(api.GET("/api/v1/llm/models", { params: { query: { page_size: Most } }, signal }));
  const wanted = query.toLowerCase();
  return items
    .filter((model) => `${model.name} ${model.qualified_id}`.toLowerCase().includes(wanted))
    .map((model) => ({ id: model.id, label: model.name || model.model_id, hint: model.qualified_id, to: "/llm/models" }));
}
