import { useTranslation } from "react-i18next";

export const knownActions = ["create", "read", "update", "delete", "login", "logout", "execute", "test"] as const;

/** What was done, in a word; modules have words of their own, which stand as they are. */
export function ActionText({ action }: { readonly action: string }) {
  const { t } = useTranslation("audit");
  const known = knownActions.find((one) => one === action);
  return <>{known ? t(`action.${known}`) : action}</>;
}
