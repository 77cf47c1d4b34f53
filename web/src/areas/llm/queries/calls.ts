import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, ok } from "../../../api/api";
import { Problem } from "../../../api/problem";
import { listOptions } from "../../../api/list";
import type { Filtering } from "../../../ui/filters/use-filters";
import type { callFilters } from "../calls/call-filters";
import { llmKey } from "./change";
import { PageSize } from "./keys";
import type { Call, StatsGroup } from "./wire";

/** Calls by filter, newest first; everybody's or one's own. */
export const useCalls = ({ values, asked }: Filtering<typeof callFilters>, everybody: boolean) =>
  useInfiniteQuery(listOptions([...llmKey, "calls", everybody, values], (place, now) => {
    const params = { query: { ...asked(now), ...place } };
    return everybody ? ok(api.GET("/api/v1/admin/llm/calls", { params })) : ok(api.GET("/api/v1/llm/calls", { params }));
  }, PageSize));

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
export const useBudgets = (everybody: boolean) =>
  useInfiniteQuery(listOptions([...llmKey, "budgets", everybody], (place) => {
    const params = { query: place };
    return everybody ? ok(api.GET("/api/v1/admin/llm/budgets", { params })) : ok(api.GET("/api/v1/llm/budgets", { params }));
  }, PageSize));
