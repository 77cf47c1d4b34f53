import { useTranslation } from "react-i18next";
import { State } from "../../ui/state";
import { isOpen, toneOf, type Run } from "./status";

/** Where a run stands; what it does to get out counts more than that it runs. */
export function RunStatusText({ run }: { readonly run: Run }) {
  const { t } = useTranslation("runs");
  const moves = isOpen(run.status) && run.status !== "parked";
  const word = !moves ? t(`status.${run.status}`)
    : run.phase !== "forward" ? t(`phase.${run.phase}`)
    : run.cancel_requested ? t("phase.cancel_requested")
    : t(`status.${run.status}`);
  return <State tone={toneOf[run.status]}>{word}</State>;
}
