import { PasswordInput, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../../api/api";
import { notifyDone } from "../../../ui/notify";
import { DialogForm } from "../../../ui/dialog-form";
import { useChangeKey } from "../queries/keys";
import type { ApiKey } from "../queries/wire";
import { PriorityInput } from "./priority-input";

interface Props {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

/** Renames, re-ranks or replaces a stored key; only what differs is sent. */
export function ChangeKeyForm({ apiKey, onClose }: Props) {
  const { t } = useTranslation("llm");
  const secret = useRef<HTMLInputElement>(null);
  const [replaces, setReplaces] = useState(false);
  const [name, setName] = useState(apiKey.name);
  const [baseUrl, setBaseUrl] = useState(apiKey.base_url ?? "");
  const [priority, setPriority] = useState(apiKey.priority);
  const change = useChangeKey(apiKey);
  const dirty = replaces || name !== apiKey.name || baseUrl !== (apiKey.base_url ?? "") || priority !== apiKey.priority;
  const submit = async () => {
    const body: Wire["LlmChangeApiKeyRequest"] = {
      ...(replaces && { api_key: secret.current?.value.trim() }),
      ...(name !== apiKey.name && { name: name.trim() }),
      ...(baseUrl !== (apiKey.base_url ?? "") && { base_url: baseUrl.trim() || null }),
      ...(priority !== apiKey.priority && { priority }),
    };
    const stored = await change.mutateAsync(body);
    notifyDone([replaces ? t("keys.replaced", { key: stored.masked_key }) : t("keys.changed"), ...(stored.warnings ?? [])].join(" "));
  };
  return (
    <DialogForm dirty={dirty} submit={t("keys.save")} onSubmit={submit} onClose={onClose} disabled={!dirty}>
      {(faults) => (
        <>
          <TextInput label={t("keys.name")} maxLength={100} error={faults("name")} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
          <PasswordInput
            ref={secret} label={t("keys.new_secret")} autoComplete="off" spellCheck={false}
            description={apiKey.masked_key === "" ? t("keys.new_secret_none") : t("keys.new_secret_about", { key: apiKey.masked_key })}
            error={faults("api_key")} onChange={(event) => setReplaces(event.currentTarget.value.trim() !== "")}
          />
          <TextInput label={t("keys.base_url")} error={faults("base_url")} value={baseUrl} onChange={(event) => setBaseUrl(event.currentTarget.value)} inputMode="url" />
          <PriorityInput value={priority} onChange={setPriority} error={faults("priority")} />
        </>
      )}
    </DialogForm>
  );
}
