import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Column } from "../../ui/data-table";
import { IdText } from "../../ui/id-text";
import { When } from "../../ui/when";
import { RunProgress } from "./run-progress";
import { RunStatusText } from "./run-status";
import type { Run } from "./status";
import { Took } from "./took";

interface Options {
  readonly showsOwner?: boolean;
  readonly acts?: (run: Run) => ReactNode;
}

/** What a list says of a run; each opens by its kind. */
export function useRunColumns({ showsOwner = false, acts }: Options): readonly Column<Run>[] {
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
  return acts ? [...columns, { key: "acts", acts: true, cell: acts }] : columns;
}
