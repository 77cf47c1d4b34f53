import { Alert, Button, Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { durationText } from "../../ui/duration-text";
import { notifyDone } from "../../ui/notify";
import { useProblemText } from "../../ui/problem-text";
import { UnsavedGuard } from "../../ui/unsaved-guard";
import { instantOf } from "../../ui/zone-time";
import { useZone } from "../../ui/zone";
import { isJson } from "./json-input";
import { useRunActs } from "./queries";

interface Props {
  readonly kinds: readonly Wire["WorkJobKindResponse"][];
  readonly onStarted: (id: string) => void;
}

const nothing = { input: "{}", priority: "" as string | number, at: "", key: "" };

/** What a run is to do, and when. */
export function StartForm({ kinds, onStarted }: Props) {
  const { t, i18n } = useTranslation("runs");
  const { start } = useRunActs();
  const explain = useProblemText();
  const zone = useZone();
  const [name, setName] = useState(kinds[0]?.kind ?? "");
  const [form, setForm] = useState(nothing);
  const set = (change: Partial<typeof nothing>) => setForm((before) => ({ ...before, ...change }));
  const kind = kinds.find((one) => one.kind === name);
  const act = useMutation({
    mutationFn: () =>
      start({
        kind: name,
        input: JSON.parse(form.input) as never,
        priority: form.priority === "" ? null : Number(form.priority),
        at: form.at ? instantOf(form.at, zone).toISOString() : null,
        idempotency_key: form.key || null,
      }),
    onSuccess: ({ id, is_new }) => {
      notifyDone(is_new ? t("start.done") : t("start.again"));
      onStarted(id);
    },
  });
  const limit = kind && t("start.limits", {
    queue: kind.queue, priority: kind.priority, kib: Math.round(kind.input_limit / 1024),
    deadline: kind.deadline_seconds === null ? t("start.no_deadline") : durationText(kind.deadline_seconds, i18n.language),
  });
  return (
    <Stack component="form" onSubmit={(event) => { event.preventDefault(); act.mutate(); }}>
      <UnsavedGuard dirty={!act.isSuccess && JSON.stringify(form) !== JSON.stringify(nothing)} />
      <NativeSelect label={t("column.kind")} description={limit} value={name} onChange={(event) => setName(event.currentTarget.value)} data={kinds.map((one) => one.kind)} />
      <Textarea label={t("start.input")} description={t("start.input_text")} autosize minRows={5} maxRows={20} styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }} spellCheck={false} value={form.input} onChange={(event) => set({ input: event.currentTarget.value })} error={isJson(form.input) ? undefined : t("start.not_json")} />
      <Group grow align="flex-start">
        <NumberInput label={t("start.priority")} description={t("start.priority_text")} min={0} max={100} allowDecimal={false} placeholder={String(kind?.priority ?? "")} value={form.priority} onChange={(priority) => set({ priority })} />
        <TextInput type="datetime-local" label={t("start.at")} description={t("start.at_text", { zone })} value={form.at} onChange={(event) => set({ at: event.currentTarget.value })} />
      </Group>
      <TextInput label={t("start.key")} description={t("start.key_text")} value={form.key} onChange={(event) => set({ key: event.currentTarget.value })} />
      {act.error && <Alert color="red" role="alert">{explain(act.error)}</Alert>}
      <Group justify="flex-end">
        <Button type="submit" loading={act.isPending} disabled={!isJson(form.input)}>{t("start.action")}</Button>
      </Group>
    </Stack>
  );
}
