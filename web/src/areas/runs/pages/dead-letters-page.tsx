import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { useFilters } from "../../../ui/filters/use-filters";
import { ListPage } from "../../../ui/list-page";
import { useRuns } from "../queries";
import { RetryDialog } from "../retry-dialog";
import { useRunColumns } from "../run-columns";
import { deadRunFilters } from "../run-filters";
import type { Run } from "../status";

/** Runs that do not go on without a person. */
export function DeadLettersPage() {
  const { t } = useTranslation("runs");
  const mayManage = useMay()("work.manage_runs");
  const filtering = useFilters(deadRunFilters);
  const [chosen, setChosen] = useState<Run>();
  const retry = (run: Run) => (
    <Button size="xs" variant="default" onClick={() => setChosen(run)} aria-label={t("retry.of", { kind: run.kind })}>
      {t("retry.action")}
    </Button>
  );
  return (
    <ListPage
      title={t("dead.title")}
      description={t("dead.text")}
      filtering={filtering}
      list={useRuns("dead", filtering)}
      permission="work.read_all_runs"
      columns={useRunColumns({ showsOwner: true, acts: mayManage ? retry : undefined })}
      rowKey={(run) => run.id}
      empty={<Empty title={t("dead.none")}>{t("dead.none_text")}</Empty>}
    >
      {chosen && <RetryDialog run={chosen} onClose={() => setChosen(undefined)} />}
    </ListPage>
  );
}
