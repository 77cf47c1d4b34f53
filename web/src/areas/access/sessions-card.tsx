import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { DataTable } from "../../ui/data-table";
import { notifyDone } from "../../ui/notify";
import { QueryView } from "../../ui/query-view";
import { Section } from "../../ui/section";
import { When } from "../../ui/when";
import { useSessions, useUserActs } from "./queries";
import { nameOf, type Account } from "./roles";

/** Where an account is signed in, and an end to it. */
export function SessionsCard({ account }: { readonly account: Account }) {
  const { t } = useTranslation("access");
  const sessions = useSessions(account.id);
  const { endSessions } = useUserActs(account);
  const [asks, setAsks] = useState(false);
  const count = sessions.data?.items.length ?? 0;
  const end = <Button variant="default" color="red" disabled={count === 0} onClick={() => setAsks(true)}>{t("sessions.end")}</Button>;
  return (
    <Section title={t("sessions.title")} text={t("sessions.text")} actions={end}>
      <QueryView query={sessions} rows={2} permission="identity.manage_users" isEmpty={({ items }) => items.length === 0} empty={<Text size="sm" c="dimmed">{t("sessions.none")}</Text>}>
        {({ items }) => (
          <DataTable
            label={t("sessions.title")}
            columns={[
              { key: "client", header: t("sessions.client"), cell: (session) => <Text size="sm" lineClamp={1} title={session.client ?? undefined}>{session.client ?? t("sessions.unknown")}</Text> },
              { key: "began", header: t("sessions.began"), wide: true, cell: (session) => <When at={session.began_at} /> },
              { key: "renewed", header: t("sessions.renewed"), cell: (session) => <When at={session.renewed_at} form="ago" /> },
              { key: "expires", header: t("sessions.expires"), wide: true, cell: (session) => <When at={session.expires_at} form="ago" /> },
            ]}
            rows={items}
            rowKey={(session) => session.id}
          />
        )}
      </QueryView>
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t("sessions.confirm", { name: nameOf(account) })}
        consequences={[t("sessions.out"), t("sessions.keys_stay"), t("sessions.again")]}
        action={t("sessions.end")}
        onConfirm={async () => {
          await endSessions();
          notifyDone(t("sessions.done"));
        }}
      />
    </Section>
  );
}
