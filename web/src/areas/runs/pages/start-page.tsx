import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import { Empty } from "../../../ui/empty";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { useKinds } from "../queries";
import { StartForm } from "../start-form";

/** Starts a run of a kind one may start. */
export function StartPage() {
  const { t } = useTranslation("runs");
  const kinds = useKinds();
  const [started, setStarted] = useState<string>();
  return started !== undefined ? <Navigate to={`/runs/${started}`} /> : (
    <Page title={t("start.title")} description={t("start.text")} narrow>
      <QueryView query={kinds} permission="work.use_runs" isEmpty={(list) => list.length === 0} empty={<Empty title={t("start.none")}>{t("start.none_text")}</Empty>}>
        {(list) => <StartForm kinds={list} onStarted={setStarted} />}
      </QueryView>
    </Page>
  );
}
