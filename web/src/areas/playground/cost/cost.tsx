import { Anchor } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Wire } from "../../../api/api";
import { moneyText } from "../../../ui/money-text";

/** What a call cost by the log, with the way to its line there; "unknown" is said, never guessed. */
export function Cost({ call: { data: call } }: { readonly call: UseQueryResult<Wire["LlmCallResponse"] | null> }) {
  const { t, i18n } = useTranslation("playground");
  if (!call) {
    return <span title={t("cost.not_logged")}>{t("cost.unknown")}</span>;
  }

  return (
    <Anchor component={Link} to={`/llm/calls/${call.id}`} inherit underline="hover" title={call.cost === null ? t("cost.no_price") : t("cost.by_log")}>
      {call.cost === null ? t("cost.unknown") : moneyText(Number(call.cost), i18n.language)}
    </Anchor>
  );
}
