import { useTranslation } from "react-i18next";
import { DataTable } from "../../ui/data-table";
import { IdText } from "../../ui/id-text";
import { When } from "../../ui/when";
import type { Checkpoint } from "./chain";

/** Checkpoints, the newest first. */
export function CheckpointsTable({ checkpoints }: { readonly checkpoints: readonly Checkpoint[] }) {
  const { t, i18n } = useTranslation("audit");
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <DataTable
      label={t("chain.checkpoints")}
      columns={[
        { key: "number", header: t("chain.number"), width: "5rem", cell: (one) => one.number },
        { key: "at", header: t("chain.made"), width: "13rem", cell: (one) => <When at={new Date(one.at / 1000).toISOString()} form="second" /> },
        { key: "range", header: t("chain.range"), cell: (one) => `${number.format(one.first_id)} – ${number.format(one.last_id)}` },
        { key: "hash", header: t("chain.last_hash"), wide: true, cell: (one) => <IdText id={one.last_hash} /> },
        { key: "key", header: t("chain.key"), wide: true, cell: (one) => <IdText id={one.key_id} /> },
      ]}
      rows={checkpoints}
      rowKey={(one) => String(one.number)}
    />
  );
}
