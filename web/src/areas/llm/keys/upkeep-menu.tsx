import { Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconDownload, IconRotate, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { notifyDone } from "../../../ui/notify";
import { usePurgeUndecryptable, useRotateKeys } from "../queries/keys";
import type { ApiKey } from "../queries/wire";
import { ImportDialog } from "./import-dialog";

/** What concerns all stored keys at once. */
export function UpkeepMenu({ keys }: { readonly keys: readonly ApiKey[] }) {
  const { t } = useTranslation("llm");
  const [rotating, rotate] = useDisclosure();
  const [purging, purge] = useDisclosure();
  const [importing, take] = useDisclosure();
  const rotation = useRotateKeys();
  const purgeAct = usePurgeUndecryptable();
  const lost = keys.filter((key) => key.health === "undecryptable").length;
  const seals = new Set(keys.map((key) => key.sealing_key_id)).size;
  const onRotate = async () => notifyDone(t("upkeep.rotated", await rotation.mutateAsync(undefined)));
  const onPurge = async () => notifyDone(t("upkeep.purged", { count: (await purgeAct.mutateAsync(undefined)).purged }));
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>{t("upkeep.title")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRotate size={16} aria-hidden />} onClick={rotate.open}>{t("upkeep.rotate")}</Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={take.open}>{t("upkeep.import")}</Menu.Item>
          <Menu.Item color="red" disabled={lost === 0} leftSection={<IconTrash size={16} aria-hidden />} onClick={purge.open}>{t("upkeep.purge")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={rotating} onClose={rotate.close} title={t("upkeep.rotate_title")} action={t("upkeep.rotate_now")} onConfirm={onRotate}
        consequences={[t("upkeep.seals", { count: seals }), t("upkeep.rotate_does"), t("upkeep.rotate_after")]}
      />
      <ConfirmDialog
        opened={purging} onClose={purge.close} title={t("upkeep.purge_title", { count: lost })} action={t("upkeep.purge_now")} onConfirm={onPurge}
        consequences={[t("upkeep.purge_gone"), t("upkeep.purge_again")]}
      />
      <ImportDialog opened={importing} onClose={take.close} />
    </>
  );
}
