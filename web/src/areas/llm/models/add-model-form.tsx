import { Autocomplete, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "../../../ui/notify";
import { DialogForm } from "../../../ui/dialog-form";
import { ProviderSelect } from "../parts/provider-select";
import { useAddModel, useCatalogue } from "../queries/models";
import { firstProvider, providers, type Provider } from "../queries/wire";
import { readParameters } from "./parameters";
import { ParametersInput } from "./parameters-input";

/** Sets a model up; names known to exist are offered, any other may be written. */
export function AddModelForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("llm");
  const [provider, setProvider] = useState<Provider>(firstProvider);
  const [modelId, setModelId] = useState("");
  const [name, setName] = useState("");
  const [parameters, setParameters] = useState("");
  const [isDefault, setDefault] = useState(false);
  const known = useCatalogue(provider).data?.items ?? [];
  const add = useAddModel();
  const read = readParameters(parameters);
  const submit = async () => {
    const added = await add.mutateAsync({ provider, model_id: modelId.trim(), name: name.trim(), parameters: read, is_default: isDefault });
    notifyDone(t("models.added", { name: added.name || added.model_id }));
  };
  return (
    <DialogForm
      dirty={modelId !== "" || name !== "" || parameters !== ""} submit={t("models.add_now")} onSubmit={submit} onClose={onClose}
      disabled={modelId.trim() === "" || !read} submitTestId="settings-model-create"
    >
      {(faults) => (
        <>
          <ProviderSelect value={provider} among={providers} onChange={setProvider} error={faults("provider")} testId="settings-model-provider" />
          <Autocomplete
            label={t("models.id")} description={t("models.id_about")} data={[...new Set(known.filter((one) => !one.deprecated).map((one) => one.model_id))]} limit={30}
            error={faults("model_id")} value={modelId} onChange={setModelId} maxLength={200} data-autofocus data-testid="settings-model-id" spellCheck={false}
          />
          <TextInput
            label={t("models.display_name")} description={t("models.display_name_about")} maxLength={100} error={faults("name")} value={name}
            onChange={(event) => setName(event.currentTarget.value)} data-testid="settings-model-display-name"
          />
          <ParametersInput value={parameters} onChange={setParameters} faults={faults} />
          <Checkbox label={t("models.as_default")} checked={isDefault} onChange={(event) => setDefault(event.currentTarget.checked)} />
        </>
      )}
    </DialogForm>
  );
}
