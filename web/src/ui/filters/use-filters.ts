import { useSearchParams } from "react-router";
import { useAddress } from "../use-address";
import { useZone } from "../zone";
import type { Asked, Filters } from "./describe";
import { askedBy, readFilters, type Reading } from "./read";

type Written<D extends Filters> = { readonly [Name in keyof D]?: string | null };

/** The filters of a list and what is set of them, which the address has. */
export interface Filtering<D extends Filters> extends Reading<D> {
  readonly filters: D;
  /** As the address has them, readable or not. */
  readonly written: Readonly<Record<string, string | undefined>>;
  /** How many are set, also such as cannot be asked for. */
  readonly count: number;
  readonly change: (changes: Written<D>) => void;
  readonly clear: () => void;
  /** Sets these and nothing else; whatever else the address had goes too. */
  readonly only: (values: Written<D>) => void;
  /** What the server is asked for, as of a moment. */
  readonly asked: (now: number) => Asked<D>;
}

/** Reads a list's filters from the address and writes them there. */
export function useFilters<D extends Filters>(filters: D): Filtering<D> {
  const names = Object.keys(filters);
  const [written, write] = useAddress(names);
  const [, setParams] = useSearchParams();
  const zone = useZone();
  const reading = readFilters(filters, written);
  // Typing on in a text is no step of its own, or the way back would undo it word by word.
  const typesOn = (changes: Written<D>) =>
    Object.entries(changes).every(([name, value]) => value && written[name] !== undefined && isTyped(filters, name));
  return {
    ...reading,
    filters,
    written,
    count: Object.keys(reading.values).length + Object.keys(reading.faults).length,
    change: (changes) => write(changes, !typesOn(changes)),
    clear: () => write(Object.fromEntries(names.map((name) => [name, null])), true),
    only: (values) => {
      const set = Object.entries<string | null | undefined>(values).flatMap(([name, value]) => (value ? [[name, value]] : []));
      setParams(new URLSearchParams(set));
    },
    asked: (now) => askedBy(filters, reading.values, { now, zone }),
  };
}

const isTyped = (filters: Filters, name: string) => filters[name]?.kind === "text" || filters[name]?.kind === "id";
