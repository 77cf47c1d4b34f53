import { useTranslation } from "react-i18next";
import type { Choice } from "../../ui/filters/filter-field";
import { knownActions } from "./action-text";
import { useTotals } from "./queries";

/** The actions and resources one can choose, with how often the log holds each; of one's own only the actions every log may hold. */
export function useEntryChoices(ofAll: boolean): { readonly action: readonly Choice[]; readonly resource?: readonly Choice[] } {
  const { t } = useTranslation("audit");
  const totals = useTotals(ofAll).data;
  const actionOf = (value: string) => {
    const known = knownActions.find((one) => one === value);
    return known ? t(`action.${known}`) : value;
  };
  const counted = (of: Readonly<Record<string, number>>, say = (value: string) => value) =>
    Object.entries(of).sort(([, a], [, b]) => b - a).map(([value, times]) => ({ value, label: `${say(value)} (${times})` }));
  return totals
    ? { action: counted(totals.by_action, actionOf), resource: counted(totals.by_resource) }
    : { action: knownActions.map((value) => ({ value, label: actionOf(value) })) };
}
