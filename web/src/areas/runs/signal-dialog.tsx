import { Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DialogForm } from "../../ui/dialog-form";
import { FormDialog } from "../../ui/form-dialog";
import { notifyDone } from "../../ui/notify";
import { isJson } from "./json-input";
import { useRunActs } from "./queries";
import type { Run } from "./status";

interface Props {
  readonly run: Run;
  readonly onClose: () => void;
}

const nothing = "{}";

/** Sends a run the message it waits for. */
export function SignalDialog({ run, onClose }: Props) {
  const { t } = useTranslation("runs");
  const { signal } = useRunActs();
  // The same key twice is one signal: a second press after a lost answer does nothing more.
  const [key] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(run.waiting?.step ?? "");
  const [payload, setPayload] = useState(nothing);
  const submit = async () => {
    await signal(run.id, { name, key, payload: JSON.parse(payload) as unknown });
    notifyDone(t("signal.done"));
  };
  return (
    <FormDialog opened onClose={onClose} title={t("signal.title")}>
      <DialogForm dirty={payload !== nothing} submit={t("signal.action")} onSubmit={submit} onClose={onClose} disabled={!name || !isJson(payload)}>
        {(faults) => (
          <>
            <Text size="sm">{t("signal.text")}</Text>
            <TextInput label={t("signal.name")} required error={faults("name")} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <Textarea
              label={t("signal.payload")} autosize minRows={3} maxRows={12} ff="monospace" value={payload}
              onChange={(event) => setPayload(event.currentTarget.value)} error={isJson(payload) ? faults("payload") : t("start.not_json")}
            />
          </>
        )}
      </DialogForm>
    </FormDialog>
  );
}
