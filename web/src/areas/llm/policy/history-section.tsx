import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryView } from "../../../ui/query-view";
import { FormDialog } from "../../../ui/form-dialog";
import { Pager } from "../parts/pager";
import { Section } from "../../../ui/section";
import { HistorySize, usePolicyHistory } from "../queries/policy";
import type { Policy } from "../queries/wire";
import { CompareView } from "./compare-view";
import { HistoryTable } from "./history-table";
import { RollBackDialog } from "./roll-back-dialog";

/** Every version and refused attempt; one may look at differences and go back. */
export function HistorySection({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation("llm");
  const [page, setPage] = useState(1);
  const [compared, setCompared] = useState<Policy>();
  const [back, setBack] = useState<Policy>();
  const history = usePolicyHistory(page);
  const known = history.data?.items ?? [];
  return (
    <Section plain title={t("history.title")} text={t("history.about")}>
      <QueryView query={history} permission="llm.read" rows={3}>
        {(list) => (
          <>
            <HistoryTable versions={list.items} current={policy} onCompare={setCompared} onRollBack={setBack} />
            <Pager page={page} size={HistorySize} total={list.total} onPage={setPage} />
          </>
        )}
      </QueryView>
      <FormDialog opened={compared !== undefined} onClose={() => setCompared(undefined)} title={t("history.compare_title")} size="lg">
        {compared && <CompareView chosen={compared} current={policy} known={known} />}
      </FormDialog>
      <RollBackDialog target={back} current={policy} onClose={() => setBack(undefined)} />
    </Section>
  );
}
