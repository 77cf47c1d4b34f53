import { api, ok } from "../../api/api";
import type { Found } from "../area";
import type { Run } from "./status";

const WholeId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const Newest = 100;
const Most = 6;

const found = (run: Run): Found => ({ id: `run-${run.id}`, label: run.kind, hint: run.id, to: `/runs/${run.id}` });

/** Finds runs by their whole id, or among one's newest by a part of kind or id. */
export async function findRuns(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  if (WholeId.test(query)) {
    const { data } = await api.GET("/api/v1/work/runs/{id}", { params: { path: { id: query.toLowerCase() } }, signal });
    return data ? [found(data.run)] : [];
  }

  const { items } = await ok(api.GET("/api/v1/work/runs", { params: { query: { page_size: Newest } }, signal }));
  const part = query.toLowerCase();
  return items.filter((run) => run.kind.toLowerCase().includes(part) || run.id.includes(part)).slice(0, Most).map(found);
}
