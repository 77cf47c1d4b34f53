import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { DataTable } from "../../ui/data-table";
import { durationText } from "../../ui/duration-text";
import { IdText } from "../../ui/id-text";
import { State } from "../../ui/state";
import { When } from "../../ui/when";
import { useTick } from "./use-tick";

type Node = Wire["WorkNodeResponse"];

/** A node that has not been heard of for so long is taken for gone. */
const Silence = 30_000;

/** The servers that take runs. */
export function NodesTable({ nodes }: { readonly nodes: readonly Node[] }) {
  const { t, i18n } = useTranslation("runs");
  const now = useTick(true);
  const silent = (node: Node) => Math.max(0, now - Date.parse(node.heartbeat_at));
  return (
    <DataTable
      label={t("engine.nodes")}
      columns={[
        { key: "name", header: t("engine.name"), cell: (node) => <><div>{node.name}</div><IdText id={node.id} /></> },
        { key: "state", header: t("column.status"), cell: (node) => (silent(node) < Silence ? <State tone="good">{t("engine.alive")}</State> : <State tone="bad">{t("engine.gone")}</State>) },
        { key: "capacity", header: t("engine.capacity"), align: "right", wide: true, cell: (node) => node.capacity },
        { key: "started", header: t("engine.started"), wide: true, cell: (node) => <When at={node.started_at} form="ago" /> },
        { key: "heartbeat", header: t("engine.heartbeat"), align: "right", cell: (node) => t("engine.ago", { time: durationText(Math.round(silent(node) / 1000), i18n.language) }) },
      ]}
      rows={nodes}
      rowKey={(node) => node.id}
    />
  );
}
