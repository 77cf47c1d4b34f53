import { dayOf } from "../../ui/zone-time";

export const filterNames = ["user", "action", "resource", "resource_id", "status", "from", "to", "text"] as const;

export type FilterName = (typeof filterNames)[number];

/** Filters as the address has them. Days are days of the person's zone. */
export type EntryFilter = Partial<Record<FilterName, string>>;

const AnyDay = /^\d{4}-\d{2}-\d{2}$/;

/** The same filters as the server takes them: the instants at which the first day begins and the last one has ended. */
export function queryOf(filter: EntryFilter, zone: string) {
  const day = (text: string | undefined) => (text !== undefined && AnyDay.test(text) && !Number.isNaN(Date.parse(text)) ? dayOf(text, zone) : undefined);
  const [from, to] = [day(filter.from), day(filter.to)];
  return {
    user_id: filter.user, action: filter.action, resource: filter.resource, resource_id: filter.resource_id, status: filter.status, text: filter.text,
    from: from?.[0].toISOString(),
    to: to?.[1].toISOString(),
  };
}

export type EntryQuery = ReturnType<typeof queryOf>;

/** The address of the export of what fits a filter. */
export function exportPath(query: EntryQuery, format: "csv" | "json"): string {
  const params = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      params.set(name, value);
    }
  }

  return `/api/v1/audit/export?${params.toString()}`;
}
