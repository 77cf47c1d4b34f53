import type { Query } from "../../api/api";
import { dayRange, filtersFor, id, select, text, type Asked, type Values } from "../../ui/filters/describe";

const outcomes = ["success", "client_error", "server_error"] as const;

/** How the log can be narrowed to what somebody did oneself. */
export const ownEntryFilters = filtersFor<Query<"listOwnAuditEntries">>()({
  text: text({ label: "audit:filter.text", search: true }),
  action: id({ label: "audit:filter.action" }),
  resource: id({ label: "audit:filter.resource" }),
  status: select({ label: "audit:column.status", choices: outcomes, say: (status) => `audit:status.${status}` }),
  ...dayRange("from", "to"),
  resource_id: id({ label: "audit:filter.resource_id" }),
});

/** How the log of everybody can be narrowed: also to who it was. */
export const entryFilters = filtersFor<Query<"listAuditEntries">>()({
  ...ownEntryFilters,
  user: id({ label: "audit:filter.user", asks: (user) => ({ user_id: user }) }),
});

export type EntryFilters = Values<typeof entryFilters>;

export type EntryQuery = Asked<typeof entryFilters>;

/** The address of the export of what is asked for. */
export function exportPath(query: EntryQuery, format: "csv" | "json"): string {
  const params = new URLSearchParams({ format });
  for (const [name, value] of Object.entries<string | undefined>(query)) {
    if (value !== undefined) {
      params.set(name, value);
    }
  }

  return `/api/v1/audit/export?${params.toString()}`;
}
