import { Alert, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problem";
import { languages, ownName, type Language } from "../../i18n/languages";
import { speak } from "../../i18n/start";
import { useMe, type Me } from "../../session/session";
import { useFieldText } from "../../ui/field-text";
import { notifyDone } from "../../ui/notify";
import { useProblemText } from "../../ui/problem-text";
import { UnsavedGuard } from "../../ui/unsaved-guard";
import { changeProfile } from "./queries";
import { zones } from "./zones";

const shapeOf = (me: Me) => ({ display_name: me.display_name, email: me.email ?? "", locale: me.locale as Language, time_zone: me.time_zone });

/** One's name, address, language and zone. */
export function ProfileForm() {
  const { t } = useTranslation("account");
  const { t: ui } = useTranslation("ui");
  const explain = useProblemText();
  const queries = useQueryClient();
  const me = useMe();
  const [form, setForm] = useState(() => shapeOf(me));
  const dirty = JSON.stringify(form) !== JSON.stringify(shapeOf(me));
  const act = useMutation(changeProfile(queries));
  const fieldText = useFieldText(act.error);
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ ...form, email: form.email.trim() || null, version: me.version }, {
      onSuccess: (saved) => {
        setForm(shapeOf(saved));
        notifyDone(ui("saved"));
        void speak(form.locale);
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <UnsavedGuard dirty={dirty} />
      <Stack mt="md">
        {act.error && Object.keys(Problem.of(act.error).fields).length === 0 && (
          <Alert color="red" role="alert">
            {explain(act.error)}
          </Alert>
        )}
        <TextInput label={t("profile.username")} description={t("profile.username_stays")} value={me.username} readOnly />
        <TextInput label={t("profile.display_name")} autoComplete="name" value={form.display_name} onChange={(e) => set({ display_name: e.currentTarget.value })} error={fieldText("display_name")} />
        <TextInput label={t("profile.email")} type="email" autoComplete="email" value={form.email} onChange={(e) => set({ email: e.currentTarget.value })} error={fieldText("email")} />
        <Group grow align="flex-start">
          <Select label={t("profile.language")} allowDeselect={false} data={languages.map((value) => ({ value, label: ownName[value] }))} value={form.locale} onChange={(value) => value && set({ locale: value })} />
          <Select label={t("profile.zone")} allowDeselect={false} searchable data={zones(form.time_zone)} limit={60} value={form.time_zone} onChange={(value) => value && set({ time_zone: value })} error={fieldText("time_zone")} />
        </Group>
        <Button type="submit" loading={act.isPending} disabled={!dirty} style={{ alignSelf: "flex-start" }}>
          {ui("save")}
        </Button>
      </Stack>
    </form>
  );
}
