import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "../../../ui/notify";
import { DialogForm } from "../../../ui/dialog-form";
import { useChangeModel } from "../queries/models";
import type { Model } from "../queries/wire";
import { parametersText, readParameters } from "./parameters";
import { ParametersInput } from "./parameters-input";

interface Props {
  readonly model: Model;
  readonly onClose: () => void;
}

/** Renames a model or changes its default parameters. */
export function ChangeModelForm({ model, onClose }: Props) {
  const { t } = useTranslation("llm");
  const before = parametersText(model.parameters);
  const [name, setName] = useState(model.name);
  const [parameters, setParameters] = useState(before);
  const change = useChangeModel(model);
  const read = readParameters(parameters);
  const dirty = name !== model.name || parameters !== before;
  const submit = async () => {
    await change.mutateAsync({ ...(name !== model.name && { name: name.trim() }), ...(parameters !== before && { parameters: read }) });
    notifyDone(t("models.changed", { name: name || model.model_id }));
  };
  return (
    <DialogForm dirty={dirty} submit={t("models.save")} onSubmit={submit} onClose={onClose} disabled={!dirty || !read}>
      {(faults) => (
        <>
          <TextInput label={t("models.display_name")} maxLength={100} error={faults("name")} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
          <ParametersInput value={parameters} onChange={setParameters} faults={faults} />
        </>
      )}
    </DialogForm>
  );
}
