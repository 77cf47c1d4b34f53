import { useTranslation } from "react-i18next";
import { Facts } from "../../ui/facts";
import { State, type Tone } from "../../ui/state";
import { When } from "../../ui/when";
import type { StatusBody } from "./wire";

// A build says its commit in full; eight of its digits tell it apart.
const LongCommit = /(\+[0-9a-f]{8})[0-9a-f]+$/;

const tones: Record<StatusBody["encryption"], Tone> = { ok: "good", ephemeral: "wait", locked: "bad" };

/** What this server is. */
export function StatusFacts({ status }: { readonly status: StatusBody }) {
  const { t } = useTranslation("status");
  return (
    <Facts
      facts={[
        [t("node.name"), status.node.name],
        [t("version"), <span key="v" title={status.node.version}>{status.node.version.replace(LongCommit, "$1")}</span>],
        [t("node.started"), <When key="s" at={status.node.started_at} />],
        [t("encryption.title"), <State key="e" tone={tones[status.encryption]}>{t(`encryption.${status.encryption}`)}</State>],
        [t("database"), t("database_text", { dialect: t(`dialect.${status.database.dialect}`), version: status.database.version, count: status.database.open_connections })],
        [t("events"), t("events_text", status.events)],
      ]}
    />
  );
}
