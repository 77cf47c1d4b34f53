import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { LoadMore } from "../../../ui/load-more";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { useAddress } from "../../../ui/use-address";
import { useRuns } from "../queries";
import { RunFilters } from "../run-filters";
import { RunsTable } from "../runs-table";
import { statuses } from "../status";
import { useRunNews } from "../use-run-news";

/** All runs one may see, as they go. */
export function RunsPage() {
  const { t } = useTranslation("runs");
  const maySeeAll = useMay()("work.read_all_runs");
  const [values, change] = useAddress(["whose", "status", "kind", "queue"]);
  const filter = { status: statuses.find((status) => status === values.status), kind: values.kind, queue: values.queue };
  const everybody = maySeeAll && values.whose !== "mine";
  const runs = useRuns(everybody ? "all" : "mine", filter);
  useRunNews();
  const start = <Button component={Link} to="/work/start">{t("start.title")}</Button>;
  const isFiltered = Boolean(filter.status ?? filter.kind ?? filter.queue);
  return (
    <Page title={t("list.title")} description={t("list.text")} actions={start}>
      <RunFilters values={values} maySeeAll={maySeeAll} onChange={change} />
      <QueryView
        query={runs}
        permission="work.use_runs"
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={isFiltered
          ? <Empty title={t("list.none_fit")} action={<Button variant="default" onClick={() => change({ status: null, kind: null, queue: null })}>{t("list.clear")}</Button>}>{t("list.none_fit_text")}</Empty>
          : <Empty title={t("list.none")} action={start}>{t("list.none_text")}</Empty>}
      >
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return (
            <>
              <RunsTable label={t("list.title")} runs={items} showsOwner={everybody} />
              <LoadMore shown={items.length} total={data.pages[0]?.total ?? 0} hasMore={runs.hasNextPage} loading={runs.isFetchingNextPage} onMore={() => void runs.fetchNextPage()} />
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
