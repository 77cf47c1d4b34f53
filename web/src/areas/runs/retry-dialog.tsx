import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { useRunActs } from "./queries";
import type { Run } from "./status";

interface Props {
  readonly run: Run;
  readonly onClose: () => void;
}

/** Asks before a dead run is sent on. */
export function RetryDialog({ run, onClose }: Props) {
  const { t } = useTranslation("runs");
  const { retry } = useRunActs();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("retry.title", { kind: run.kind })}
      consequences={[t("retry.kept"), t("retry.again"), ...(run.error?.code === "work.outcome_unknown" ? [t("retry.unknown")] : [])]}
      action={t("retry.action")}
      onConfirm={async () => {
        await retry(run.id);
        notifyDone(t("retry.done"));
      }}
    />
  );
}
