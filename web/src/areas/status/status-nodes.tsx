import { useTranslation } from "react-i18next";
import { DataTable } from "../../ui/data-table";
import { IdText } from "../../ui/id-text";
import { State } from "../../ui/state";
import { When } from "../../ui/when";
import type { StatusBody } from "./wire";

/** The servers that share this database. */
export function StatusNodes({ status }: { readonly status: StatusBody }) {
  const { t } = useTranslation("status");
  return (
    <DataTable
      label={t("nodes")}
      columns={[
        { key: "name", header: t("node.name"), cell: (node) => <><div>{node.id === status.node.id ? t("node.this", { name: node.name }) : node.name}</div><IdText id={node.id} /></> },
        { key: "state", header: t("node.state"), width: "9rem", cell: (node) => (node.alive ? <State tone="good">{t("node.alive")}</State> : <State tone="bad">{t("node.gone")}</State>) },
        { key: "capacity", header: t("node.capacity"), align: "right", wide: true, cell: (node) => node.capacity },
        { key: "started", header: t("node.started"), wide: true, cell: (node) => <When at={node.started_at} /> },
        { key: "heartbeat", header: t("node.heartbeat"), wide: true, cell: (node) => <When at={node.heartbeat_at} form="second" /> },
      ]}
      rows={status.nodes}
      rowKey={(node) => node.id}
    />
  );
}
