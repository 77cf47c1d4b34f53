import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay, useMe } from "../../session/session";
import { isOpen, mayRetry, type Run } from "./status";

export type RunAct = "cancel" | "retry" | "fork";

interface Props {
  readonly run: Run;
  readonly onAct: (act: RunAct) => void;
}

/** What can be done with a run as it stands, by the person who looks at it. */
export function RunActions({ run, onAct }: Props) {
  const { t } = useTranslation("runs");
  const me = useMe();
  const mayManage = useMay()("work.manage_runs");
  return (
    <>
      {mayManage && <Button variant="default" onClick={() => onAct("fork")}>{t("fork.action")}</Button>}
      {mayManage && mayRetry(run.status) && <Button onClick={() => onAct("retry")}>{t("retry.action")}</Button>}
      {isOpen(run.status) && (mayManage || run.owner_id === me.id) && (
        <Button color="red" variant="light" disabled={run.cancel_requested} onClick={() => onAct("cancel")}>
          {run.cancel_requested ? t("phase.cancel_requested") : t("cancel.action")}
        </Button>
      )}
    </>
  );
}
