import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "../../ui/notify";
import { useProblemText } from "../../ui/problem-text";
import { isJson } from "./json-input";
import { useRunActs } from "./queries";
import type { Run } from "./status";

interface Props {
  readonly run: Run;
  readonly onClose: () => void;
}

/** Sends a run the message it waits for. */
export function SignalDialog({ run, onClose }: Props) {
  const { t } = useTranslation(["runs", "ui"]);
  const { signal } = useRunActs();
  const explain = useProblemText();
  // The same key twice is one signal: a second press after a lost answer does nothing more.
  const [key] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(run.waiting?.step ?? "");
  const [payload, setPayload] = useState("{}");
  const act = useMutation({
    mutationFn: () => signal(run.id, { name, key, payload: JSON.parse(payload) as unknown }),
    onSuccess: () => {
      notifyDone(t("signal.done"));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t("signal.title")}</Text>} closeButtonProps={{ "aria-label": t("ui:close") }}>
      <Stack component="form" onSubmit={(event) => { event.preventDefault(); act.mutate(); }}>
        <Text size="sm">{t("signal.text")}</Text>
        <TextInput label={t("signal.name")} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Textarea label={t("signal.payload")} autosize minRows={3} maxRows={12} ff="monospace" value={payload} onChange={(event) => setPayload(event.currentTarget.value)} error={isJson(payload) ? undefined : t("start.not_json")} />
        {act.error && <Alert color="red" role="alert">{explain(act.error)}</Alert>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{t("ui:cancel")}</Button>
          <Button type="submit" loading={act.isPending} disabled={!name || !isJson(payload)}>{t("signal.action")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
