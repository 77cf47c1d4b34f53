import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay, useMe } from "../../session/session";
import { Facts } from "../../ui/facts";
import { IdText } from "../../ui/id-text";
import { shortId } from "../../ui/short-id";
import { When } from "../../ui/when";
import { RunStatusText } from "./run-status";
import type { Run } from "./status";
import { Took } from "./took";

interface Props {
  readonly run: Run;
  readonly nodeId?: string | null;
}

/** What is known of a run. */
export function RunFacts({ run, nodeId }: Props) {
  const { t } = useTranslation("runs");
  const me = useMe();
  const may = useMay();
  const other = (id: string | null) => id !== null && <Anchor component={Link} to={`/runs/${id}`} ff="monospace" size="sm">{shortId(id)}</Anchor>;
  const owner = run.owner_id === null ? t("one.system") : run.owner_id === me.id ? t("one.you") : run.owner_name ?? <IdText id={run.owner_id} />;
  return (
    <Facts
      facts={[
        [t("column.status"), <RunStatusText key="s" run={run} />],
        [t("one.progress"), `${run.percent}%`],
        [t("one.message"), run.message],
        [t("column.queue"), `${run.queue}${run.partition === null ? "" : ` / ${run.partition}`}`],
        [t("start.priority"), run.priority],
        [t("one.owner"), owner],
        [t("column.created"), <When key="c" at={run.created_at} form="second" />],
        [t("one.queued_for"), <Took key="q" from={run.created_at} until={run.started_at ?? run.finished_at} />],
        [t("one.started"), run.started_at && <When at={run.started_at} form="second" />],
        [t("one.finished"), run.finished_at && <When at={run.finished_at} form="second" />],
        [t("column.took"), run.started_at && <Took from={run.started_at} until={run.finished_at} />],
        [t("one.deadline"), run.deadline_at && <When at={run.deadline_at} form="second" />],
        [t("one.parent"), other(run.parent_id) || null],
        [t("one.forked_from"), other(run.forked_from) || null],
        [t("one.node"), nodeId && <IdText id={nodeId} />],
        [t("one.trace"), run.trace_id !== null && <><IdText id={run.trace_id} /> {may("llm.read_calls") && <Anchor component={Link} to={`/llm/calls?trace=${run.trace_id}`} size="sm">{t("one.calls")}</Anchor>}</>],
        [t("one.audit"), may("audit.read") && <Anchor component={Link} to={`/audit/entries?resource=work.runs&resource_id=${run.id}`} size="sm">{t("one.entries")}</Anchor>],
      ]}
    />
  );
}
