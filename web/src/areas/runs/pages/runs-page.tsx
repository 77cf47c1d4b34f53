import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { useFilters } from "../../../ui/filters/use-filters";
import { ListPage } from "../../../ui/list-page";
import { useWhose } from "../../../ui/use-whose";
import { WhosePicker } from "../../../ui/whose-picker";
import { useRuns } from "../queries";
import { useRunColumns } from "../run-columns";
import { runFilters } from "../run-filters";
import { useRunNews } from "../use-run-news";

/** All runs one may see, as they go. */
export function RunsPage() {
  const { t } = useTranslation("runs");
  const whose = useWhose(useMay()("work.read_all_runs"));
  const filtering = useFilters(runFilters);
  useRunNews();
  const start = <Button component={Link} to="/work/start">{t("start.title")}</Button>;
  return (
    <ListPage
      title={t("list.title")}
      description={t("list.text")}
      actions={<><WhosePicker whose={whose} />{start}</>}
      filtering={filtering}
      list={useRuns(whose.everybody ? "all" : "mine", filtering)}
      permission="work.use_runs"
      columns={useRunColumns({ showsOwner: whose.everybody })}
      rowKey={(run) => run.id}
      empty={<Empty title={t("list.none")} action={start}>{t("list.none_text")}</Empty>}
    />
  );
}
