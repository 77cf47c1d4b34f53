import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { DataTable, type Column } from "../../../ui/data-table";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { When } from "../../../ui/when";
import { clientName } from "../client-name";
import { endOtherSessions, endSession, sessionsQuery, type OpenSession } from "../queries";

/** Where one is signed in, and how to end it. */
export function SessionsPage() {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const [ending, setEnding] = useState<OpenSession | "others">();
  const columns: Column<OpenSession>[] = [
    {
      key: "client", header: t("sessions.client"), cell: (session) => (
        <Group gap="xs">
          <Text size="sm">{clientName(session.client) ?? t("sessions.unknown")}</Text>
          {session.current && <Badge variant="light" size="sm">{t("sessions.this")}</Badge>}
        </Group>
      ),
    },
    { key: "began", header: t("sessions.began"), cell: (session) => <When at={session.began_at} />, wide: true },
    { key: "renewed", header: t("sessions.renewed"), cell: (session) => <When at={session.renewed_at} form="ago" /> },
    { key: "expires", header: t("sessions.expires"), cell: (session) => <When at={session.expires_at} form="day" />, wide: true },
    {
      key: "end", acts: true, cell: (session) => !session.current && (
        <Button variant="default" size="xs" onClick={() => setEnding(session)}>
          {t("sessions.end")}
        </Button>
      ),
    },
  ];
  const others = (sessions.data?.items.length ?? 0) > 1 && (
    <Button variant="default" onClick={() => setEnding("others")}>
      {t("sessions.end_others")}
    </Button>
  );
  return (
    <Page title={t("sessions.title")} description={t("sessions.text")} actions={others}>
      <QueryView query={sessions} permission="identity.use_own_account">
        {({ items }) => <DataTable label={t("sessions.title")} columns={columns} rows={items} rowKey={(session) => session.id} />}
      </QueryView>
      <ConfirmDialog
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={ending === "others" ? t("sessions.end_others") : t("sessions.sure")}
        consequences={[t("sessions.out"), t("sessions.unsaved")]}
        action={ending === "others" ? t("sessions.end_others") : t("sessions.end")}
        onConfirm={() => (ending === "others" ? endOtherSessions(queries) : ending ? endSession(queries, ending.id) : Promise.resolve())}
      />
    </Page>
  );
}
