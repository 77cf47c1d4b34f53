import { Button, Group, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconEdit, IconPlayerPause, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { notifyDone, notifyFailed } from "../../../ui/notify";
import { useProblemText } from "../../../ui/problem-text";
import { useConnectionText } from "../parts/connection-text";
import { FormDialog } from "../../../ui/form-dialog";
import { RowMenu } from "../../../ui/row-menu";
import { useChangeKey, useRemoveKey, useTestKey } from "../queries/keys";
import type { ApiKey } from "../queries/wire";
import { ChangeKeyForm } from "./change-key-form";

interface Props {
  readonly apiKey: ApiKey;
  /** Whether requests use this key now. */
  readonly serves: boolean;
}

/** What can be done with a stored key. */
export function KeyActions({ apiKey, serves }: Props) {
  const { t } = useTranslation("llm");
  const may = useMay();
  const explain = useProblemText();
  const say = useConnectionText();
  const [changing, change] = useDisclosure();
  const [removing, remove] = useDisclosure();
  const test = useTestKey(apiKey);
  const toggle = useChangeKey(apiKey);
  const removal = useRemoveKey(apiKey);
  const name = apiKey.name || apiKey.masked_key || (apiKey.base_url ?? "");
  const onError = (error: unknown) => notifyFailed(explain(error));
  const onTest = () => test.mutate(undefined, { onError, onSuccess: (result) => (result.status === "success" ? notifyDone : notifyFailed)(`${name}: ${say(result)}`) });
  const onToggle = () =>
    toggle.mutate({ is_active: !apiKey.is_active }, { onError, onSuccess: () => notifyDone(t(apiKey.is_active ? "keys.deactivated" : "keys.activated", { name })) });
  const onRemove = async () => {
    await removal.mutateAsync(undefined);
    notifyDone(t("keys.removed", { name }));
  };
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {may("llm.test_connection") && (
        <Button variant="default" size="compact-sm" loading={test.isPending} onClick={onTest} aria-label={t("keys.test_one", { name })}>
          {t("keys.test")}
        </Button>
      )}
      <RowMenu name={name} loading={toggle.isPending}>
        <Menu.Item leftSection={<IconEdit size={16} aria-hidden />} onClick={change.open}>{t("keys.change")}</Menu.Item>
        <Menu.Item leftSection={apiKey.is_active ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />} onClick={onToggle}>
          {t(apiKey.is_active ? "keys.deactivate" : "keys.activate")}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove.open}>{t("keys.remove")}</Menu.Item>
      </RowMenu>
      <FormDialog opened={changing} onClose={change.close} title={t("keys.change_title", { name })}>
        <ChangeKeyForm apiKey={apiKey} onClose={change.close} />
      </FormDialog>
      <ConfirmDialog
        opened={removing}
        onClose={remove.close}
        title={t("keys.remove_title", { name })}
        consequences={[t("keys.remove_gone"), serves ? t("keys.remove_serving", { provider: t(`provider.${apiKey.provider}`) }) : t("keys.remove_idle")]}
        action={t("keys.remove_now")}
        onConfirm={onRemove}
      />
    </Group>
  );
}
