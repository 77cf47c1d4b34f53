import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable, type Column } from "../../ui/data-table";
import { IdText } from "../../ui/id-text";
import { When } from "../../ui/when";
import { RunProgress } from "./run-progress";
import { RunStatusText } from "./run-status";
import type { Run } from "./status";
import { Took } from "./took";

interface Props {
  readonly label: string;
  readonly runs: readonly Run[];
  readonly showsOwner?: boolean;
  readonly acts?: (run: Run) => ReactNode;
}

/** Runs in a table; each opens by its kind. */
export function RunsTable({ label, runs, showsOwner = false, acts }: Props) {
  const { t } = useTranslation("runs");
  const columns: Column<Run>[] = [
    {
      key: "kind", header: t("column.kind"), width: "26%",
      cell: (run) => (
        <>
          <Anchor component={Link} to={`/runs/${run.id}`} fw={500}>{run.kind}</Anchor>
          <Text component="div" size="xs" c="dimmed"><IdText id={run.id} /></Text>
        </>
      ),
    },
    { key: "status", header: t("column.status"), width: "9rem", cell: (run) => <RunStatusText run={run} /> },
    { key: "progress", header: t("column.progress"), width: "34%", wide: true, cell: (run) => <RunProgress run={run} /> },
    { key: "queue", header: t("column.queue"), width: "8rem", wide: true, cell: (run) => <span style={{ whiteSpace: "nowrap" }}>{run.queue}</span> },
    ...(showsOwner ? [{ key: "owner", header: t("one.owner"), width: "9rem", wide: true, cell: (run: Run) => (run.owner_id === null ? <Text size="sm" c="dimmed">{t("one.system")}</Text> : run.owner_name ?? <IdText id={run.owner_id} />) }] : []),
    { key: "created", header: t("column.created"), width: "9rem", wide: true, cell: (run) => <When at={run.created_at} form="ago" /> },
    { key: "took", header: t("column.took"), width: "8rem", align: "right", cell: (run) => <span style={{ whiteSpace: "nowrap" }}><Took from={run.started_at} until={run.finished_at} /></span> },
  ];
  return (
    <DataTable
      label={label}
      columns={acts ? [...columns, { key: "acts", header: "", width: "6rem", align: "right", cell: acts }] : columns}
      rows={runs}
      rowKey={(run) => run.id}
    />
  );
}
