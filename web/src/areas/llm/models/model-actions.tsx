import { Button, Group, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconEdit, IconStar, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../../api/api";
import { Problem } from "../../../api/problem";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { notifyDone, notifyFailed } from "../../../ui/notify";
import { useProblemText } from "../../../ui/problem-text";
import { FormDialog } from "../../../ui/form-dialog";
import { RowMenu } from "../../../ui/row-menu";
import { useRemoveModel, useSelectModel, useSetDefault } from "../queries/models";
import type { Model } from "../queries/wire";
import { ChangeModelForm } from "./change-model-form";

interface Props {
  readonly model: Model;
  readonly current: Wire["LlmCurrentModelResponse"] | undefined;
}

/** What can be done with a configured model. */
export function ModelActions({ model, current }: Props) {
  const { t } = useTranslation("llm");
  const explain = useProblemText();
  const [changing, change] = useDisclosure();
  const [removing, remove] = useDisclosure();
  const [forcing, force] = useDisclosure();
  const select = useSelectModel(model);
  const makeDefault = useSetDefault(model);
  const removal = useRemoveModel(model);
  const name = model.name || model.model_id;
  const selected = current?.config_id === model.id && current.source === "selected";
  const onError = (error: unknown) => (Problem.of(error).code === "llm.provider_key_missing" ? force.open() : notifyFailed(explain(error)));
  const onSelect = () => select.mutate(false, { onError, onSuccess: () => notifyDone(t("models.selected", { name })) });
  const onForce = async () => {
    await select.mutateAsync(true);
    notifyDone(t("models.selected", { name }));
  };
  const onDefault = () => makeDefault.mutate(undefined, { onError: (error) => notifyFailed(explain(error)), onSuccess: () => notifyDone(t("models.made_default", { name })) });
  const onRemove = async () => {
    await removal.mutateAsync(undefined);
    notifyDone(t("models.removed", { name }));
  };
  const lost = [t("models.remove_gone"), ...(selected ? [t("models.remove_selected")] : []), ...(model.is_default ? [t("models.remove_default")] : [])];
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {!selected && (
        <Button variant="default" size="compact-sm" loading={select.isPending} onClick={onSelect} aria-label={t("models.select_one", { name })}>
          {t("models.select")}
        </Button>
      )}
      <RowMenu name={name} loading={makeDefault.isPending}>
        {!model.is_default && <Menu.Item leftSection={<IconStar size={16} aria-hidden />} onClick={onDefault}>{t("models.make_default")}</Menu.Item>}
        <Menu.Item leftSection={<IconEdit size={16} aria-hidden />} onClick={change.open}>{t("models.change")}</Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove.open}>{t("models.remove")}</Menu.Item>
      </RowMenu>
      <FormDialog opened={changing} onClose={change.close} title={t("models.change_title", { name })}>
        <ChangeModelForm model={model} onClose={change.close} />
      </FormDialog>
      <ConfirmDialog opened={removing} onClose={remove.close} title={t("models.remove_title", { name })} consequences={lost} action={t("models.remove_now")} onConfirm={onRemove} />
      <ConfirmDialog
        opened={forcing} onClose={force.close} title={t("models.force_title", { provider: t(`provider.${model.provider}`) })} action={t("models.force_now")} onConfirm={onForce}
        consequences={[t("models.force_fails"), t("models.force_instead")]}
      />
    </Group>
  );
}
