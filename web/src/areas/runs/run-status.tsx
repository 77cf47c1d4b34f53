import { useTranslation } from "react-i18next";
import { State } from "../../ui/state";
import { toneOf, type Run } from "./status";

/** Where a run stands; what it does to get out counts more than that it runs. */
export function RunStatusText({ run }: { readonly run: Run }) {
  const { t } = useTranslation("runs");
  const undoing = run.status === "running" || run.status === "waiting" || run.status === "queued" ? run.phase : "forward";
  const word = undoing !== "forward" ? t(`phase.${undoing}`) : run.cancel_requested && undoing === "forward" && run.finished_at === null ? t("phase.cancel_requested") : t(`status.${run.status}`);
  return <State tone={toneOf[run.status]}>{word}</State>;
}
