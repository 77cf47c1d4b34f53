import { useSearchParams } from "react-router";

/**
 * What of a page lives in the address, so that a link shows the same. An absent one is `undefined`; setting one to nothing takes it away.
 * What else stands in the address stays. A step is something the way back undoes.
 */
export function useAddress<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Partial<Record<Name, string>>;
  const change = (changes: Partial<Record<Name, string | null | undefined>>, isStep = false) =>
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
    }, { replace: !isStep });
  return [values, change] as const;
}
