import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mayKeyBeEmpty, needsBaseUrl, takesKey } from "../../../api/providers";
import { useMay } from "../../../session/session";
import { Failed } from "../../../ui/failed";
import { notifyDone } from "../../../ui/notify";
import { ConnectionResult } from "../parts/connection-result";
import { DialogForm } from "../../../ui/dialog-form";
import { ProviderSelect } from "../parts/provider-select";
import { useAddKey, useTestConnection } from "../queries/keys";
import { firstProvider, providers, type Provider } from "../queries/wire";
import { PriorityInput } from "./priority-input";

/** Stores a provider's key, after trying it if one likes. The key is read from its field when it is sent and kept nowhere else. */
export function AddKeyForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("llm");
  const may = useMay();
  const secret = useRef<HTMLInputElement>(null);
  const [provider, setProvider] = useState<Provider>(firstProvider);
  const [hasKey, setHasKey] = useState(false);
  const [name, setName] = useState("");
  const [baseUrl, setBaseUrl] = useState("");
  const [priority, setPriority] = useState(0);
  const add = useAddKey();
  const test = useTestConnection();
  const ready = (hasKey || mayKeyBeEmpty(provider)) && (baseUrl.trim() !== "" || !needsBaseUrl(provider));
  const sent = () => ({ provider, api_key: secret.current?.value.trim() ?? "", base_url: baseUrl.trim() || null });
  const submit = async () => {
    const stored = await add.mutateAsync({ ...sent(), name: name.trim(), priority, is_active: true });
    const { masked_key: key, base_url: address } = stored;
    const told = key === "" ? t("keys.added_without", { address }) : t("keys.added", { key });
    notifyDone([told, ...(stored.warnings ?? [])].join(" "));
  };
  const tryIt = may("llm.test_connection") && (
    <Button variant="default" disabled={!ready} loading={test.isPending} onClick={() => test.mutate(sent())} data-testid="settings-api-key-test">
      {t("keys.test_connection")}
    </Button>
  );
  return (
    <DialogForm
      dirty={hasKey || name !== ""} submit={t("keys.store")} onSubmit={submit} onClose={onClose} disabled={!ready} submitTestId="settings-api-key-create" aside={tryIt}
    >
      {(faults) => (
        <>
          <ProviderSelect value={provider} among={providers.filter(takesKey)} onChange={setProvider} error={faults("provider")} testId="settings-api-key-provider" />
          <PasswordInput
            ref={secret} label={t("keys.secret")}
            description={t(mayKeyBeEmpty(provider) ? "keys.secret_optional" : "keys.secret_about")} autoComplete="off"
            spellCheck={false} data-autofocus error={faults("api_key")}
            onChange={(event) => setHasKey(event.currentTarget.value.trim() !== "")} data-testid="settings-api-key-input"
          />
          <TextInput
            label={t("keys.base_url")} description={t(needsBaseUrl(provider) ? "keys.base_url_needed" : "keys.base_url_own")}
            placeholder="https://…/v1/" error={faults("base_url")}
            value={baseUrl} onChange={(event) => setBaseUrl(event.currentTarget.value)} inputMode="url"
          />
          <TextInput label={t("keys.name")} maxLength={100} error={faults("name")} value={name} onChange={(event) => setName(event.currentTarget.value)} data-testid="settings-api-key-name" />
          <PriorityInput value={priority} onChange={setPriority} error={faults("priority")} />
          {test.data && <ConnectionResult result={test.data} />}
          {test.error && <Failed error={test.error} />}
        </>
      )}
    </DialogForm>
  );
}
