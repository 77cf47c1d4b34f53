import { Alert, Checkbox, List, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../../api/problem";
import { notifyDone } from "../../../ui/notify";
import { DialogForm } from "../../../ui/dialog-form";
import { useChangePolicy } from "../queries/policy";
import { modelTypes, type Policy } from "../queries/wire";
import { DiffTable } from "./diff-table";
import { changesBetween, draftOf, mappingsToSend, type PolicyDraft } from "./policy-draft";

interface Props {
  readonly base: Policy;
  readonly draft: PolicyDraft;
  readonly onClose: () => void;
  readonly onDone: (saved: Policy) => void;
}

const LongestReason = 500;

/** The last step of a switch: what changes, what follows, and why. */
export function SwitchForm({ base, draft, onClose, onDone }: Props) {
  const { t } = useTranslation("llm");
  const [reason, setReason] = useState("");
  const [probe, setProbe] = useState(true);
  const [refused, setRefused] = useState(false);
  const [force, setForce] = useState(false);
  const change = useChangePolicy();
  const before = draftOf(base);
  const changes = changesBetween(before, draft);
  const submit = async () => {
    try {
      const saved = await change.mutateAsync({
        provider: draft.provider, mappings: mappingsToSend(before, draft), reason: reason.trim(), expected_version: base.version ?? 0, probe, force,
      });
      notifyDone(t("policy.saved", { version: saved.version ?? 0 }));
      onDone(saved);
    } catch (error) {
      setRefused(Problem.of(error).code === "llm.probe_failed");
      throw error;
    }
  };
  const consequences = [
    ...(before.provider === draft.provider ? [] : [t("policy.switches", { from: t(`provider.${before.provider}`), to: t(`provider.${draft.provider}`) })]),
    t("policy.from_now"),
    t("policy.no_fallback"),
  ];
  return (
    <DialogForm dirty={reason !== ""} submit={t(force ? "policy.save_anyway" : "policy.save_now")} onSubmit={submit} onClose={onClose} disabled={reason.trim() === "" || (refused && probe && !force)}>
      {(faults) => (
        <>
          <DiffTable changes={changes} from={t("policy.version", { version: base.version ?? 0 })} to={t("policy.new_version")} />
          <List size="sm" spacing={4}>
            {consequences.map((consequence) => <List.Item key={consequence}>{consequence}</List.Item>)}
          </List>
          <Textarea
            label={t("policy.reason")} description={t("policy.reason_about")} required maxLength={LongestReason} autosize minRows={2} data-autofocus
            value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={faults("reason")}
          />
          <Checkbox label={t("policy.probe_first")} checked={probe} onChange={(event) => setProbe(event.currentTarget.checked)} />
          {refused && (
            <Alert color="yellow" title={t("policy.probe_failed")}>
              <List size="sm" mb="xs">
                {modelTypes.map((type) => ({ type, fault: faults(type) })).filter(({ fault }) => fault !== undefined).map(({ type, fault }) => (
                  <List.Item key={type}>{t(`type.${type}`)}: {fault}</List.Item>
                ))}
              </List>
              <Checkbox label={t("policy.force")} checked={force} onChange={(event) => setForce(event.currentTarget.checked)} />
            </Alert>
          )}
        </>
      )}
    </DialogForm>
  );
}
