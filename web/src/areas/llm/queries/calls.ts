import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, ok } from "../../../api/api";
import { Problem } from "../../../api/problem";
import type { CallFilter } from "../calls/call-filter";
import { spanOf } from "../calls/span";
import { llmKey } from "./change";
import type { Call, StatsGroup } from "./wire";

const CallsPageSize = 100;

/** Calls by filter, newest first, by cursor; everybody's or one's own. */
export const useCalls = (filter: CallFilter, everybody: boolean) =>
  useInfiniteQuery({
    queryKey: [...llmKey, "calls", everybody, filter],
    queryFn: ({ pageParam }) => {
      const query = { ...queryOf(filter), cursor: pageParam ?? undefined, page_size: CallsPageSize };
      return everybody ? ok(api.GET("/api/v1/admin/llm/calls", { params: { query } })) : ok(api.GET("/api/v1/llm/calls", { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor ?? null,
    placeholderData: keepPreviousData,
  });

const queryOf = (filter: CallFilter) => ({
  ...spanOf(filter, Date.now()),
  provider: filter.provider,
  model: filter.model,
  client_key_id: filter.key,
  outcome: filter.outcome,
  operation: filter.operation,
  streamed: filter.streamed === undefined ? undefined : filter.streamed === "yes",
  error_code: filter.error,
  trace_id: filter.trace,
});

export interface CallAccess {
  readonly own: boolean;
  readonly content: boolean;
}

/** One call: as its owner if one is, else with the right to see what others said, which leaves an entry in the audit. */
export const useCall = (id: string, may: CallAccess, known: Call | undefined) =>
  useQuery({
    queryKey: [...llmKey, "call", id, may],
    queryFn: async () => {
      const mine = may.own ? await own(id) : undefined;
      if (mine) {
        return mine;
      }

      if (may.content) {
        return ok(api.GET("/api/v1/admin/llm/calls/{id}", { params: { path: { id } } }));
      }

      if (known) {
        return { call: known, content: null, content_unreadable: null };
      }

      throw new Problem({ status: 403, code: "http.forbidden", retryable: false });
    },
    staleTime: Infinity,
  });

async function own(id: string) {
  try {
    return await ok(api.GET("/api/v1/llm/calls/{id}", { params: { path: { id } } }));
  } catch (error) {
    if (Problem.of(error).status === 404) {
      return undefined;
    }

    throw error;
  }
}

/** Whose calls of which days (UTC, both included). */
export interface Days {
  readonly everybody: boolean;
  readonly from: string;
  readonly to: string;
}

/** Totals of days, by group. */
export const useCallStats = (group: StatsGroup, { everybody, from, to }: Days) =>
  useQuery({
    queryKey: [...llmKey, "stats", everybody, group, from, to],
    queryFn: () => {
      const params = { query: { group_by: group, start_date: from, end_date: to } };
      return everybody ? ok(api.GET("/api/v1/admin/llm/calls/stats", { params })) : ok(api.GET("/api/v1/llm/calls/stats", { params }));
    },
    placeholderData: keepPreviousData,
  });

/** What each key has spent this month; everybody's or one's own. It also has the keys' names. */
export const useBudgets = (everybody: boolean, page = 1) =>
  useQuery({
    queryKey: [...llmKey, "budgets", everybody, page],
    queryFn: () => {
      const params = { query: { page, page_size: CallsPageSize } };
      return everybody ? ok(api.GET("/api/v1/admin/llm/budgets", { params })) : ok(api.GET("/api/v1/llm/budgets", { params }));
    },
    placeholderData: keepPreviousData,
  });
