import type { MessageKey } from "../../i18n/text";
import type { Asked, Filter, Filters, Moment, Values } from "./describe";

export const MostText = 200;
const AnyDay = /^\d{4}-\d{2}-\d{2}$/;

/** What an address says of filters. */
export interface Reading<D extends Filters> {
  readonly values: Values<D>;
  /** What was written and cannot be asked for, by name: it stands in its field, and the list is as if it were not there. */
  readonly faults: { readonly [Name in keyof D]?: MessageKey };
}

/** Takes from an address what the filters can read; what nobody could have chosen is as if it were not there. */
export function readFilters<D extends Filters>(filters: D, written: Readonly<Record<string, string | undefined>>): Reading<D> {
  const values: Record<string, string> = {};
  const faults: Record<string, MessageKey> = {};
  for (const [name, filter] of Object.entries(filters)) {
    const value = written[name];
    if (value === undefined || !isReadable(filter, value)) {
      continue;
    }

    if (isReversed(filter, value, written)) {
      faults[name] = "ui:filters.reversed";
    } else {
      values[name] = value;
    }
  }

  return { values: values as Values<D>, faults: faults };
}

function isReadable({ kind, choices, most = MostText }: Filter, value: string): boolean {
  return choices ? choices.includes(value)
    : kind === "day" ? AnyDay.test(value) && !Number.isNaN(Date.parse(value))
    : kind === "instant" ? !Number.isNaN(Date.parse(value))
    : value.length <= most;
}

function isReversed({ begins }: Filter, value: string, written: Readonly<Record<string, string | undefined>>): boolean {
  const start = begins === undefined ? undefined : written[begins];
  return start !== undefined && Date.parse(value) < Date.parse(start);
}

/** What the server is asked for by what is set. */
export const askedBy = <D extends Filters>(filters: D, values: Values<D>, moment: Moment): Asked<D> =>
  Object.assign({}, ...Object.entries(filters).map(([name, filter]) => {
    const value = values[name];
    return value === undefined ? {} : filter.asks ? filter.asks(value, moment) : { [name]: value };
  })) as Asked<D>;
