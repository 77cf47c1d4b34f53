import { useTranslation } from "react-i18next";
import { State } from "../../ui/state";
import type { Account } from "./roles";

/** Whether an account can be used. */
export function AccountState({ account }: { readonly account: Account }) {
  const { t } = useTranslation("access");
  return account.disabled ? <State tone="bad">{t("state.disabled")}</State>
    : account.password_change_required ? <State tone="wait">{t("state.must_change")}</State>
    : <State tone="good">{t("state.active")}</State>;
}
