import { Badge, Button, Code, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKey } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import type { Column } from "../../../ui/data-table";
import { Empty } from "../../../ui/empty";
import { ListPage } from "../../../ui/list-page";
import { When } from "../../../ui/when";
import { NewKeyDialog } from "../new-key-dialog";
import { keysQuery, revokeKey, type ClientKey } from "../queries";

/** The keys with which one's programs use the gateway. */
export function KeysPage() {
  const { t } = useTranslation("account");
  const { t: ui } = useTranslation("ui");
  const queries = useQueryClient();
  const [revoking, setRevoking] = useState<ClientKey>();
  const [making, { open, close }] = useDisclosure(false);
  const make = <Button onClick={open}>{t("keys.make")}</Button>;
  const columns: Column<ClientKey>[] = [
    { key: "name", header: t("keys.name"), cell: (key) => <Text size="sm" fw={500}>{key.name}</Text> },
    { key: "prefix", header: t("keys.prefix"), cell: (key) => <Code>{key.prefix}…</Code>, wide: true },
    { key: "scopes", header: t("keys.scopes"), cell: (key) => key.scopes.join(", "), wide: true },
    { key: "used", header: t("keys.used"), cell: (key) => (key.last_used_at ? <When at={key.last_used_at} form="ago" /> : ui("never")) },
    { key: "expires", header: t("keys.expires"), cell: (key) => (key.expires_at ? <When at={key.expires_at} form="day" /> : ui("never")), wide: true },
    {
      key: "act", acts: true, cell: (key) => key.revoked_at ? <Badge color="gray" variant="light">{t("keys.revoked")}</Badge> : (
        <Button variant="default" size="xs" onClick={() => setRevoking(key)} aria-label={t("keys.revoke_named", { name: key.name })}>
          {t("keys.revoke")}
        </Button>
      ),
    },
  ];
  return (
    <ListPage
      title={t("keys.title")}
      description={t("keys.text")}
      actions={make}
      list={useInfiniteQuery(keysQuery)}
      permission="identity.use_client_keys"
      columns={columns}
      rowKey={(key) => key.id}
      empty={<Empty icon={IconKey} title={t("keys.empty")} action={make}>{t("keys.empty_text")}</Empty>}
    >
      <NewKeyDialog opened={making} onClose={close} />
      <ConfirmDialog
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t("keys.revoke_sure", { name: revoking?.name ?? "" })}
        consequences={[t("keys.stops"), t("keys.for_good")]}
        action={t("keys.revoke")}
        onConfirm={() => (revoking ? revokeKey(queries, revoking.id) : Promise.resolve())}
      />
    </ListPage>
  );
}
