import type { Query } from "../../api/api";
import { filtersFor, select, text } from "../../ui/filters/describe";
import { mayRetry, statuses } from "./status";

/** How lists of runs can be narrowed. */
export const runFilters = filtersFor<Query<"listRuns">>()({
  status: select({ label: "runs:column.status", choices: statuses, say: (status) => `runs:status.${status}` }),
  kind: text({ label: "runs:column.kind" }),
  queue: text({ label: "runs:column.queue" }),
});

/** How runs that need a person can be narrowed. */
export const deadRunFilters = filtersFor<Query<"listDeadRuns">>()({
  ...runFilters,
  status: select({ label: "runs:column.status", choices: statuses.filter(mayRetry), say: (status) => `runs:status.${status}` }),
});
