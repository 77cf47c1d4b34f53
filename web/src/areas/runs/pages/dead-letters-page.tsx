import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { LoadMore } from "../../../ui/load-more";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { useRuns } from "../queries";
import { RetryDialog } from "../retry-dialog";
import { RunsTable } from "../runs-table";
import type { Run } from "../status";

/** Runs that do not go on without a person. */
export function DeadLettersPage() {
  const { t } = useTranslation("runs");
  const runs = useRuns("dead", {});
  const mayManage = useMay()("work.manage_runs");
  const [chosen, setChosen] = useState<Run>();
  const retry = (run: Run) => (
    <Button size="xs" variant="default" onClick={() => setChosen(run)} aria-label={t("retry.of", { kind: run.kind })}>
      {t("retry.action")}
    </Button>
  );
  return (
    <Page title={t("dead.title")} description={t("dead.text")}>
      <QueryView
        query={runs}
        permission="work.read_all_runs"
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={<Empty title={t("dead.none")}>{t("dead.none_text")}</Empty>}
      >
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return (
            <>
              <RunsTable label={t("dead.title")} runs={items} showsOwner acts={mayManage ? retry : undefined} />
              <LoadMore shown={items.length} total={data.pages[0]?.total ?? 0} hasMore={runs.hasNextPage} loading={runs.isFetchingNextPage} onMore={() => void runs.fetchNextPage()} />
            </>
          );
        }}
      </QueryView>
      {chosen && <RetryDialog run={chosen} onClose={() => setChosen(undefined)} />}
    </Page>
  );
}
