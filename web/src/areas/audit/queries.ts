import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, ok, type Wire } from "../../api/api";
import { listOptions } from "../../api/list";
import type { Filtering } from "../../ui/filters/use-filters";
import type { entryFilters, ownEntryFilters } from "./entry-filters";
import { readHead, readCheckpoints } from "./chain";

export type Entry = Wire["AuditEntryResponse"];
export type Verification = Wire["AuditVerificationResponse"];

// Reading the log leaves an entry too, so it is read when somebody asks, not by itself.
const onlyWhenAsked = { staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

export type Whose = "all" | "mine";

/** Entries of the log, the newest first. */
export const useEntries = (whose: Whose, { values, asked }: Filtering<typeof entryFilters> | Filtering<typeof ownEntryFilters>) =>
  useInfiniteQuery({
    ...onlyWhenAsked,
    ...listOptions(["audit", "entries", whose, values], (place, now) => {
      const params = { query: { ...asked(now), ...place } };
      return whose === "all" ? ok(api.GET("/api/v1/audit", { params })) : ok(api.GET("/api/v1/audit/my", { params }));
    }),
    gcTime: 60_000,
  });

/** One entry by its number, for when it is not in the list. */
export const useEntry = (id: string | undefined, enabled: boolean) =>
  useQuery({
    ...onlyWhenAsked,
    queryKey: ["audit", "entry", id],
    queryFn: () => ok(api.GET("/api/v1/audit/{id}", { params: { path: { id: id ?? "" } } })),
    enabled: enabled && id !== undefined,
  });

/** What the log holds by action and resource: the choices of the filters. */
export const useTotals = (enabled: boolean) =>
  useQuery({ ...onlyWhenAsked, queryKey: ["audit", "totals"], queryFn: () => ok(api.GET("/api/v1/audit/stats")), enabled });

export const useCheckpoints = () => useQuery({ ...onlyWhenAsked, queryKey: ["audit", "checkpoints"], queryFn: ({ signal }) => readCheckpoints(signal) });

export const useHead = (afterCheckpoint: number | undefined) =>
  useQuery({ ...onlyWhenAsked, queryKey: ["audit", "head", afterCheckpoint], queryFn: ({ signal }) => readHead(afterCheckpoint ?? 0, signal), enabled: afterCheckpoint !== undefined });

export const useVerification = () => useQuery({ ...onlyWhenAsked, queryKey: ["audit", "verification"], queryFn: () => ok(api.GET("/api/v1/audit/verification")) });
