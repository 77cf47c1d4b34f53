import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../api/api";
import { isOpen, type RunStatus } from "./status";

export const keys = {
  all: ["runs"] as const,
  lists: ["runs", "list"] as const,
  one: (id: string) => ["runs", "one", id] as const,
};

export type Whose = "all" | "mine" | "dead";

export interface RunFilter {
  readonly status?: RunStatus;
  readonly kind?: string;
  readonly queue?: string;
}

export type RunPageBody = Wire["WorkRunPageResponse"];

const PageSize = 50;
/** How often what the live connection does not tell of is asked for. */
const Often = 4_000;

function readPage(whose: Whose, filter: RunFilter, cursor: string | undefined): Promise<RunPageBody> {
  const query = { status: filter.status, kind: filter.kind, queue: filter.queue, page_size: PageSize, cursor };
  return whose === "mine" ? ok(api.GET("/api/v1/work/runs", { params: { query } }))
    : whose === "all" ? ok(api.GET("/api/v1/admin/work/runs", { params: { query } }))
    : ok(api.GET("/api/v1/admin/work/dead-letters", { params: { query } }));
}

/** Runs, the newest first. Everybody's are asked for again while one of them moves; of one's own the live connection tells. */
export const useRuns = (whose: Whose, filter: RunFilter) =>
  useInfiniteQuery({
    queryKey: [...keys.lists, whose, filter],
    queryFn: ({ pageParam }) => readPage(whose, filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
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
