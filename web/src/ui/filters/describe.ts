import type { MessageKey } from "../../i18n/text";
import { dayOf } from "../zone-time";

/** When and in which zone a filter is read. */
export interface Moment {
  readonly now: number;
  readonly zone: string;
}

/** The server is asked by the filter's own name. */
export type AsNamed = "as named";

/** One filter of a list, as data: its key is its name in the address, and in what the server is asked unless `asks` says otherwise. */
export interface Filter<Value extends string = string, Asked = unknown> {
  /** `id` is one of the choices a page knows, or typed where it knows none. */
  readonly kind: "text" | "id" | "select" | "switch" | "day" | "instant";
  readonly label: MessageKey;
  /** What can be chosen, and what each is called. */
  readonly choices?: readonly Value[];
  say?(value: Value): MessageKey;
  /** How long a text may be. */
  readonly most?: number;
  /** The filter in which the range begins that this one ends. */
  readonly begins?: string;
  /** The words one looks for first; it stands out. */
  readonly search?: boolean;
  asks?(value: Value, moment: Moment): Asked;
}

export type Filters = Readonly<Record<string, Filter>>;

/** What is set, by name. */
export type Values<D extends Filters> = { readonly [Name in keyof D]?: D[Name] extends Filter<infer Value> ? Value : never };

type AskedBy<F, Name extends PropertyKey> =
  F extends Filter<infer Value, infer Asked> ? ([Asked] extends [AsNamed] ? Readonly<Record<Name, Value>> : Asked) : never;

type Union<D extends Filters> = { [Name in keyof D]: AskedBy<D[Name], Name> }[keyof D];
type Every<U> = (U extends unknown ? (one: Partial<U>) => void : never) extends (all: infer All) => void ? All : never;

/** What the server is asked for by these filters. */
export type Asked<D extends Filters> = Every<Union<D>>;

/** A filter that asks for what the operation does not know, or in another form, fits nothing. */
type Fits<D extends Filters, Query> = {
  [Name in keyof D]: AskedBy<D[Name], Name> extends Query ? (keyof AskedBy<D[Name], Name> extends keyof Query ? unknown : never) : never;
};

/** The filters of a list, each checked against what its operation can be asked: `filtersFor<Query>()({ … })`. */
export const filtersFor = <Query>() => <D extends Filters>(filters: D & Fits<D, Query>): D => filters;

interface Given<Value extends string, Asked> {
  readonly label: MessageKey;
  readonly asks?: (value: Value, moment: Moment) => Asked;
}

interface GivenText<Asked> extends Given<string, Asked> {
  readonly search?: boolean;
  readonly most?: number;
}

export const text = <Asked = AsNamed>(given: GivenText<Asked>): Filter<string, Asked> => ({ kind: "text", ...given });

export const id = <Asked = AsNamed>(given: GivenText<Asked>): Filter<string, Asked> => ({ kind: "id", ...given });

export const select = <const Value extends string, Asked = AsNamed>(
  given: Given<Value, Asked> & { readonly choices: readonly Value[]; readonly say: (value: Value) => MessageKey },
): Filter<Value, Asked> => ({ kind: "select", ...given });

/** On or off; it asks for something only when it is on. */
export const toggle = <Asked>(given: Given<"yes", Asked> & { readonly asks: () => Asked }): Filter<"yes", Asked> =>
  ({ kind: "switch", choices: ["yes"], ...given });

type Range<From extends string, To extends string> = { readonly [Name in From]: Filter<string, Readonly<Record<From, string>>> } & {
  readonly [Name in To]: Filter<string, Readonly<Record<To, string>>>;
};

const rangeOf = <From extends string, To extends string>(from: From, to: To, [first, last]: readonly [Filter, Filter]) =>
  ({ [from]: first, [to]: { ...last, begins: from } }) as Range<From, To>;

/** Whole days of the person's zone, the last one to its end; either may be left open. */
export const dayRange = <From extends string, To extends string>(from: From, to: To) => rangeOf(from, to, [
  { kind: "day", label: "ui:filters.from_day", asks: (day, { zone }) => ({ [from]: dayOf(day, zone)[0].toISOString() }) },
  { kind: "day", label: "ui:filters.to_day", asks: (day, { zone }) => ({ [to]: dayOf(day, zone)[1].toISOString() }) },
]);

/** From one instant up to another, written in the person's zone; the address has the instants themselves. */
export const instantRange = <From extends string, To extends string>(from: From, to: To) =>
  rangeOf(from, to, [{ kind: "instant", label: "ui:filters.from" }, { kind: "instant", label: "ui:filters.to" }]);
