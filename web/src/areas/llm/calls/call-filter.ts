/** What the log of calls shows; all of it is in the address. */
export interface CallFilter {
  readonly span?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly key?: string;
  readonly outcome?: string;
  readonly operation?: string;
  readonly streamed?: string;
  readonly error?: string;
  readonly trace?: string;
  /** "mine" for one's own calls where one may see everybody's. */
  readonly whose?: string;
}

export const filterFields = ["span", "provider", "model", "key", "outcome", "operation", "streamed", "error", "trace", "whose"] as const satisfies readonly (keyof CallFilter)[];

/** A filter from an address; what is not ours is left out. */
export function filterOf(search: URLSearchParams): CallFilter {
  return Object.fromEntries(filterFields.flatMap((field) => {
    const value = search.get(field);
    return value ? [[field, value]] : [];
  }));
}

/** An address for a filter. */
export function searchOf(filter: CallFilter): URLSearchParams {
  return new URLSearchParams(filterFields.flatMap((field) => (filter[field] ? [[field, filter[field]]] : [])));
}

/** How many things are asked for beside the span and whose calls. */
export const narrowed = (filter: CallFilter) => filterFields.filter((field) => field !== "span" && field !== "whose" && filter[field]).length;
