import { Alert, Button, Group, Radio, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "../../ui/notify";
import { useProblemText } from "../../ui/problem-text";
import { Section } from "../../ui/section";
import { UnsavedGuard } from "../../ui/unsaved-guard";
import { useUserActs } from "./queries";
import type { Account } from "./roles";
import { dimensions, faultOf, formOf, hidesAll, scopeOf, type ScopeForm } from "./scope";
import { ScopeDimension } from "./scope-dimension";

/** Which data of the plant an account sees. */
export function ScopeCard({ account }: { readonly account: Account }) {
  const { t } = useTranslation(["access", "ui"]);
  const { setScope } = useUserActs(account);
  const explain = useProblemText();
  const saved = formOf(account.data_scope);
  const [form, setForm] = useState<ScopeForm>(saved);
  const dirty = JSON.stringify(scopeOf(form)) !== JSON.stringify(scopeOf(saved)) || form.sees !== saved.sees;
  const fault = faultOf(form);
  const save = useMutation({ mutationFn: () => setScope(scopeOf(form)), onSuccess: () => notifyDone(t("ui:saved")) });
  return (
    <Section title={t("scope.title")} text={account.role === "admin" ? t("scope.admin") : t("scope.text")}>
      <UnsavedGuard dirty={dirty} />
      <Stack>
        <Radio.Group value={form.sees} onChange={(sees) => setForm({ ...form, sees })} label={t("scope.sees")}>
          <Group mt={6} gap="lg">
            <Radio value="nothing" label={t("scope.nothing")} />
            <Radio value="part" label={t("scope.part")} />
            <Radio value="all" label={t("scope.all")} />
          </Group>
        </Radio.Group>
        {form.sees === "part" && dimensions.map((dimension) => (
          <ScopeDimension
            key={dimension}
            dimension={dimension}
            codes={form.codes[dimension]}
            onChange={(codes) => setForm({ ...form, codes: { ...form.codes, [dimension]: codes } })}
          />
        ))}
        {hidesAll(form) && <Alert color="yellow" variant="light">{t("scope.hides_all")}</Alert>}
        {fault && dirty && <Alert color="yellow" variant="light">{t(`scope.${fault}`)}</Alert>}
        {save.error && <Alert color="red" role="alert">{explain(save.error)}</Alert>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={!dirty} onClick={() => setForm(saved)}>{t("ui:cancel")}</Button>
          <Button disabled={!dirty || fault !== undefined} loading={save.isPending} onClick={() => save.mutate()}>{t("ui:save")}</Button>
        </Group>
      </Stack>
    </Section>
  );
}
