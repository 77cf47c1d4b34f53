import { queryOptions, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../api/api";
import { listOptions, type Place } from "../../api/list";
import type { Filtering } from "../../ui/filters/use-filters";
import type { deadRunFilters, runFilters } from "./run-filters";
import { isOpen } from "./status";

export const keys = {
  all: ["runs"] as const,
  lists: ["runs", "list"] as const,
  one: (id: string) => ["runs", "one", id] as const,
};

export type Whose = "all" | "mine" | "dead";

export type RunPageBody = Wire["WorkRunPageResponse"];

/** How often what the live connection does not tell of is asked for. */
const Often = 4_000;

type RunFiltering = Filtering<typeof runFilters> | Filtering<typeof deadRunFilters>;

function readPart(whose: Whose, { asked }: RunFiltering, place: Place, now: number): Promise<RunPageBody> {
  const params = { query: { ...asked(now), ...place } };
  return whose === "mine" ? ok(api.GET("/api/v1/work/runs", { params }))
    : whose === "all" ? ok(api.GET("/api/v1/admin/work/runs", { params }))
    : ok(api.GET("/api/v1/admin/work/dead-letters", { params }));
}

/** Runs, the newest first. Everybody's are asked for again while one of them moves; of one's own the live connection tells. */
export const useRuns = (whose: Whose, filtering: RunFiltering) =>
  useInfiniteQuery({
    ...listOptions([...keys.lists, whose, filtering.values], (place, now) => readPart(whose, filtering, place, now)),
    refetchInterval: ({ state }) =>
      whose !== "mine" && (state.data?.pages.length ?? 0) === 1 && state.data?.pages[0]?.items.some((run) => isOpen(run.status)) ? Often : false,
  });

export const runQuery = (id: string) =>
  queryOptions({ queryKey: keys.one(id), queryFn: () => ok(api.GET("/api/v1/work/runs/{id}", { params: { path: { id } } })) });

export const useRun = (id: string) => useQuery(runQuery(id));

export const useKinds = () => useQuery({ queryKey: [...keys.all, "kinds"], queryFn: () => ok(api.GET("/api/v1/work/kinds")), staleTime: 60_000 });

export const useEngine = () =>
  useQuery({ queryKey: [...keys.all, "engine"], queryFn: () => ok(api.GET("/api/v1/admin/work/engine")), refetchInterval: Often });

/** What a person can do with runs; each answers when the server has, and asks anew for what it changed. */
export function useRunActs() {
  const queries = useQueryClient();
  const changed = async <T>(act: Promise<T>): Promise<T> => {
    const done = await act;
    await queries.invalidateQueries({ queryKey: keys.all });
    return done;
  };
  return {
    start: (body: Wire["WorkStartRunRequest"]) => changed(ok(api.POST("/api/v1/work/runs", { body }))),
    cancel: (id: string) => changed(ok(api.POST("/api/v1/work/runs/{id}/cancel", { params: { path: { id } } }))),
    retry: (id: string) => changed(ok(api.POST("/api/v1/admin/work/runs/{id}/retry", { params: { path: { id } } }))),
    fork: (id: string, body: Wire["WorkForkRunRequest"]) => changed(ok(api.POST("/api/v1/admin/work/runs/{id}/fork", { params: { path: { id } }, body }))),
    signal: (id: string, body: Wire["WorkSignalRunRequest"]) => changed(ok(api.POST("/api/v1/work/runs/{id}/signals", { params: { path: { id } }, body }))),
  };
}
