import { useSearchParams } from "react-router";

/**
 * Filters that live in the address, so that a link shows the same and the way back works. An absent one is `undefined`; setting one to nothing
 * takes it away. What else stands in the address stays.
 */
export function useAddress<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Partial<Record<Name, string>>;
  const change = (changes: Partial<Record<Name, string | null | undefined>>) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries<string | null | undefined>(changes)) {
        if (value) {
          after.set(name, value);
        } else {
          after.delete(name);
        }
      }

      return after;
    }, { replace: true });
  return [values, change] as const;
}
