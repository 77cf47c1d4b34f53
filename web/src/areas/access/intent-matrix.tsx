import { Code, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { DataTable } from "../../ui/data-table";
import { HoldsMark } from "./holds-mark";
import { rank, roles } from "./roles";

/** What each role may ask of the assistant. */
export function IntentMatrix({ intents }: { readonly intents: readonly Wire["IdentityIntentResponse"][] }) {
  const { t } = useTranslation(["access", "shell"]);
  return (
    <DataTable
      label={t("roles.intents")}
      columns={[
        { key: "intent", header: t("roles.intent"), cell: (one) => <><Text size="sm" component="span">{t(`intent.${one.intent}`)}</Text> <Code>{one.intent}</Code></> },
        { key: "least", header: t("roles.from"), width: "1%", cell: (one) => <span style={{ whiteSpace: "nowrap" }}>{t(`shell:role.${one.minimum_role}`)}</span> },
        ...roles.map((role) => ({
          key: role, header: t(`shell:role.${role}`), width: "6.5rem", wide: true,
          cell: (one: Wire["IdentityIntentResponse"]) => <HoldsMark holds={rank(role) >= rank(one.minimum_role)} />,
        })),
      ]}
      rows={intents}
      rowKey={(one) => one.intent}
    />
  );
}
