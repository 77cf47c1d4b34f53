import { Alert, Button, Group, Paper } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { useFieldText } from "../../../ui/field-text";
import { useProblemText } from "../../../ui/problem-text";
import { UnsavedGuard } from "../../../ui/unsaved-guard";
import { When } from "../../../ui/when";
import { FormDialog } from "../../../ui/form-dialog";
import { NeedsNote } from "../parts/needs-note";
import { useProbePolicy } from "../queries/policy";
import type { Policy } from "../queries/wire";
import { MappingGrid } from "./mapping-grid";
import { changesBetween, draftOf, isWhole, mappingsToSend } from "./policy-draft";
import { ProbeList } from "./probe-list";
import { SwitchForm } from "./switch-form";

const Needed = "llm.manage_policy";

/** Provider and mappings on one screen: write, check, save. */
export function PolicyForm({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation("llm");
  const may = useMay();
  const explain = useProblemText();
  const [base, setBase] = useState(policy);
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [saving, setSaving] = useState(false);
  const probe = useProbePolicy();
  const faults = useFieldText(probe.error);
  const dirty = changesBetween(draftOf(base), draft).length > 0;
  const restart = () => {
    setBase(policy);
    setDraft(draftOf(policy));
    probe.reset();
  };
  const newer = (policy.version ?? 0) > (base.version ?? 0);
  if (newer && !dirty) {
    setBase(policy);
    setDraft(draftOf(policy));
  }

  const manages = may(Needed);
  const onProbe = () => probe.mutate({ provider: draft.provider, mappings: mappingsToSend(draftOf(base), draft) });
  const done = (saved: Policy) => {
    setBase(saved);
    setDraft(draftOf(saved));
    probe.reset();
  };
  const inForce = <>{t("policy.in_force", { version: base.version ?? 0 })} {base.changed_at !== null && <When at={base.changed_at} />}</>;
  return (
    <Paper p="md">
      {!manages && <NeedsNote permission={Needed} />}
      {newer && dirty && (
        <Alert color="yellow" mb="md" role="alert" title={t("policy.overtaken")}>
          {t("policy.overtaken_text", { version: policy.version ?? 0 })} <Button variant="default" size="compact-sm" onClick={restart}>{t("policy.restart")}</Button>
        </Alert>
      )}
      <MappingGrid draft={draft} onChange={setDraft} readOnly={!manages} description={inForce} faults={faults} />
      {probe.data && <ProbeList probes={probe.data.probes} />}
      {probe.error && <Alert color="red" role="alert" mt="md">{explain(probe.error)}</Alert>}
      {manages && (
        <Group justify="flex-end" mt="md" gap="xs">
          {dirty && <Button variant="subtle" color="gray" onClick={restart}>{t("policy.discard")}</Button>}
          {may("llm.test_connection") && <Button variant="default" loading={probe.isPending} disabled={!isWhole(draft)} onClick={onProbe}>{t("policy.probe")}</Button>}
          <Button disabled={!dirty || !isWhole(draft)} onClick={() => setSaving(true)}>{t("policy.save")}</Button>
        </Group>
      )}
      <UnsavedGuard dirty={dirty} />
      <FormDialog opened={saving} onClose={() => setSaving(false)} title={t("policy.save_title")} size="lg">
        <SwitchForm base={base} draft={draft} onClose={() => setSaving(false)} onDone={done} />
      </FormDialog>
    </Paper>
  );
}
