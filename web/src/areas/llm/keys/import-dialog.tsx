import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failed } from "../../../ui/failed";
import { notifyDone } from "../../../ui/notify";
import { FormDialog } from "../../../ui/form-dialog";
import { useImportEnvironment } from "../queries/keys";
import { providers } from "../queries/wire";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Takes keys of the environment into the store: first shows which, then does it. */
export function ImportDialog({ opened, onClose }: Props) {
  const { t } = useTranslation("llm");
  const look = useImportEnvironment();
  const take = useImportEnvironment();
  const close = () => {
    look.reset();
    take.reset();
    onClose();
  };
  const onTake = () => take.mutate(false, { onSuccess: (done) => { notifyDone(t("upkeep.imported", { count: done.imported.length })); close(); } });
  const found = look.data?.imported;
  const nameOf = (record: string) => {
    const [, what = record] = record.split(":");
    const provider = providers.find((one) => one === what);
    if (provider) {
      return t("upkeep.import_key", { provider: t(`provider.${provider}`) });
    }

    return what === "default_model" ? t("upkeep.import_model") : record;
  };
  return (
    <FormDialog opened={opened} onClose={close} title={t("upkeep.import_title")}>
      <Stack>
        <Text size="sm">{t("upkeep.import_about")}</Text>
        {found && (found.length > 0
          ? <List size="sm">{found.map((name) => <List.Item key={name}>{nameOf(name)}</List.Item>)}</List>
          : <Alert role="status">{t("upkeep.import_none")}</Alert>)}
        {(look.error ?? take.error) && <Failed error={look.error ?? take.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" loading={look.isPending} onClick={() => look.mutate(true)}>{t("upkeep.import_look")}</Button>
          <Button disabled={!found || found.length === 0} loading={take.isPending} onClick={onTake}>{t("upkeep.import_now")}</Button>
        </Group>
      </Stack>
    </FormDialog>
  );
}
