import { useTranslation } from "react-i18next";
import { providers } from "../queries/wire";
import type { PolicyChange } from "./policy-draft";

/** A difference in words. */
export function useChangeText() {
  const { t } = useTranslation("llm");
  const name = (wire: string) => {
    const provider = providers.find((one) => one === wire);
    return provider ? t(`provider.${provider}`) : wire;
  };
  return {
    what: (change: PolicyChange) => (change.provider && change.type ? `${t(`provider.${change.provider}`)} · ${t(`type.${change.type}`)}` : t("provider.label")),
    value: (change: PolicyChange, text: string) => (text === "" ? t("policy.unmapped") : change.type ? text : name(text)),
  };
}
