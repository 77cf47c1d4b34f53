import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { useRun } from "../queries";
import { RunView } from "../run-view";

/** One run by the address. */
export function RunPage() {
  const { t } = useTranslation("runs");
  const { id = "" } = useParams();
  const run = useRun(id);
  return run.data ? <RunView key={id} detail={run.data} /> : (
    <Page title={t("one.title")}>
      <QueryView query={run} permission="work.use_runs">{() => null}</QueryView>
    </Page>
  );
}
