import { rowsOf } from "../../../api/list";
import type { Choice } from "../../../ui/filters/filter-field";
import { useKeyName } from "../parts/key-name";
import { useBudgets } from "../queries/calls";

/** The keys one can choose among, by name. Not every key is: the one chosen may be revoked, the playground, or one of many. */
export function useKeyChoices(everybody: boolean, chosen: string | undefined): readonly Choice[] {
  const keyName = useKeyName();
  const keys = rowsOf(useBudgets(everybody)).map((key) => ({ value: key.client_key_id, label: key.name }));
  const isKnown = chosen === undefined || keys.some(({ value }) => value === chosen);
  return isKnown ? keys : [{ value: chosen, label: keyName(chosen, null) }, ...keys];
}
