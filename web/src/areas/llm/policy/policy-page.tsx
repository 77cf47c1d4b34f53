import { useTranslation } from "react-i18next";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { usePolicy } from "../queries/policy";
import { HealthSection } from "./health-section";
import { HistorySection } from "./history-section";
import { PolicyForm } from "./policy-form";

/** Who answers for the whole server and with which model of each type; how that goes; what it was before. */
export function PolicyPage() {
  const { t } = useTranslation("llm");
  const policy = usePolicy();
  return (
    <Page title={t("policy.page")} description={t("policy.about")}>
      <QueryView query={policy} permission="llm.read">
        {(now) => (
          <>
            <PolicyForm policy={now} />
            <HealthSection policy={now} />
            <HistorySection policy={now} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
