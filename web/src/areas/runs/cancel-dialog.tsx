import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { useRunActs } from "./queries";
import type { Run, Step } from "./status";

interface Props {
  readonly run: Run;
  readonly steps: readonly Step[];
  readonly onClose: () => void;
}

/** Asks before a run is ended, and says what is undone by it. */
export function CancelDialog({ run, steps, onClose }: Props) {
  const { t } = useTranslation("runs");
  const { cancel } = useRunActs();
  const completed = steps.filter((step) => step.state === "completed" && step.kind === "step").length;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("cancel.title", { kind: run.kind })}
      consequences={[
        run.started_at === null ? t("cancel.at_once") : t("cancel.soon"),
        ...(completed > 0 ? [t("cancel.undone", { count: completed })] : []),
        t("cancel.final"),
      ]}
      action={t("cancel.action")}
      onConfirm={async () => {
        await cancel(run.id);
        notifyDone(t("cancel.done"));
      }}
    />
  );
}
