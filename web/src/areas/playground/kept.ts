interface Kept<T> {
  readonly owner: string;
  readonly thing: T;
}

/**
 * Keeps one person's thing while they look at other pages; in memory, so a reload forgets it. Somebody else who signs in here finds none,
 * and what the first one left is put away.
 */
export function keptFor<T>(make: () => T, putAway: (thing: T) => void): (owner: string) => T {
  let kept: Kept<T> | undefined;
  return (owner) => {
    if (kept?.owner !== owner) {
      if (kept) {
        putAway(kept.thing);
      }

      kept = { owner, thing: make() };
    }

    return kept.thing;
  };
}
