import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Wire } from "../../api/api";
import { DataTable, type Column } from "../../ui/data-table";
import { durationText } from "../../ui/duration-text";
import type { RunStatus } from "./status";

type Queue = Wire["WorkQueueResponse"];

/** How full each queue is; a number leads to its runs. */
export function QueuesTable({ queues }: { readonly queues: readonly Queue[] }) {
  const { t, i18n } = useTranslation("runs");
  const count = (status: RunStatus, of: (queue: Queue) => number, wide = false): Column<Queue> => ({
    key: status, header: t(`status.${status}`), align: "right", wide,
    cell: (queue) => (of(queue) === 0 ? "0" : <Anchor component={Link} to={`/runs?status=${status}&queue=${encodeURIComponent(queue.queue)}`}>{of(queue)}</Anchor>),
  });
  return (
    <DataTable
      label={t("engine.queues")}
      columns={[
        { key: "queue", header: t("column.queue"), cell: (queue) => queue.queue },
        count("queued", (queue) => queue.queued),
        count("running", (queue) => queue.running),
        count("waiting", (queue) => queue.waiting),
        count("parked", (queue) => queue.parked),
        { key: "oldest", header: t("engine.oldest"), align: "right", wide: true, cell: (queue) => (queue.oldest_queued_seconds === null ? "–" : durationText(queue.oldest_queued_seconds, i18n.language)) },
      ]}
      rows={queues}
      rowKey={(queue) => queue.queue}
    />
  );
}
