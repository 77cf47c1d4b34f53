import { Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../../api/problem";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { notifyDone } from "../../../ui/notify";
import { useRollBackPolicy } from "../queries/policy";
import type { Policy } from "../queries/wire";
import { DiffTable } from "./diff-table";
import { changesBetween, draftOf } from "./policy-draft";

interface Props {
  readonly target: Policy | undefined;
  readonly current: Policy;
  readonly onClose: () => void;
}

/** Puts an earlier version in force again, without a check, because it is for emergencies. */
export function RollBackDialog({ target, current, onClose }: Props) {
  const { t } = useTranslation("llm");
  const [reason, setReason] = useState("");
  const [keyless, setKeyless] = useState(false);
  const [force, setForce] = useState(false);
  const act = useRollBackPolicy();
  const close = () => {
    setReason("");
    setKeyless(false);
    setForce(false);
    onClose();
  };
  const onConfirm = async () => {
    try {
      const saved = await act.mutateAsync({ version: target?.version ?? 0, expected_version: current.version ?? 0, reason: reason.trim() || null, force });
      notifyDone(t("history.rolled_back", { version: saved.version ?? 0 }));
    } catch (error) {
      setKeyless(Problem.of(error).code === "llm.provider_key_missing");
      throw error;
    }
  };
  return (
    <ConfirmDialog
      opened={target !== undefined}
      onClose={close}
      title={t("history.roll_back_title", { version: target?.version ?? 0 })}
      consequences={[t("history.new_version", { version: (current.version ?? 0) + 1 }), t("policy.from_now"), t("history.unprobed")]}
      action={t("history.roll_back_now")}
      onConfirm={onConfirm}
    >
      {target && (
        <DiffTable changes={changesBetween(draftOf(current), draftOf(target))} from={t("history.now")} to={t("history.then")} />
      )}
      <Textarea label={t("policy.reason")} maxLength={500} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {keyless && <Checkbox label={t("history.force")} checked={force} onChange={(event) => setForce(event.currentTarget.checked)} />}
    </ConfirmDialog>
  );
}
