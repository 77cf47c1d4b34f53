import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf } from "../../../api/list";
import { FormDialog } from "../../../ui/form-dialog";
import { ListView } from "../../../ui/list-view";
import { Section } from "../../../ui/section";
import { usePolicyHistory } from "../queries/policy";
import type { Policy } from "../queries/wire";
import { CompareView } from "./compare-view";
import { useHistoryColumns } from "./history-columns";
import { RollBackDialog } from "./roll-back-dialog";
import { versionKey } from "./version-key";

/** Every version and refused attempt; one may look at differences and go back. */
export function HistorySection({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation("llm");
  const [compared, setCompared] = useState<Policy>();
  const [back, setBack] = useState<Policy>();
  const history = usePolicyHistory();
  const known = rowsOf(history);
  const columns = useHistoryColumns({ versions: known, current: policy, onCompare: setCompared, onRollBack: setBack });
  return (
    <Section plain title={t("history.title")} text={t("history.about")}>
      <ListView label={t("history.title")} list={history} columns={columns} rowKey={versionKey} permission="llm.read" rows={3} />
      <FormDialog opened={compared !== undefined} onClose={() => setCompared(undefined)} title={t("history.compare_title")} size="lg">
        {compared && <CompareView chosen={compared} current={policy} known={known} />}
      </FormDialog>
      <RollBackDialog target={back} current={policy} onClose={() => setBack(undefined)} />
    </Section>
  );
}
