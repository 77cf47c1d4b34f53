import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Column } from "../../ui/data-table";
import { State, type Tone } from "../../ui/state";
import { When } from "../../ui/when";
import type { Invitation } from "./roles";

const tones: Record<Invitation["state"], Tone> = { waiting: "wait", used: "good", revoked: "off", expired: "off" };

/** What has become of an invitation. */
export function useInvitationColumns(onRevoke: (invitation: Invitation) => void): readonly Column<Invitation>[] {
  const { t } = useTranslation(["access", "shell"]);
  return [
    { key: "note", header: t("invitations.note"), cell: (one) => one.note || <Text c="dimmed" component="span">{t("invitations.no_note")}</Text> },
    { key: "role", header: t("column.role"), width: "9rem", cell: (one) => t(`shell:role.${one.role}`) },
    { key: "state", header: t("column.state"), width: "9rem", cell: (one) => <State tone={tones[one.state]}>{t(`invitations.state.${one.state}`)}</State> },
    { key: "created", header: t("invitations.created"), width: "11rem", wide: true, cell: (one) => <When at={one.created_at} /> },
    { key: "end", header: t("invitations.ends"), width: "11rem", wide: true, cell: (one) => <When at={one.used_at ?? one.revoked_at ?? one.expires_at} form={one.state === "waiting" ? "ago" : "moment"} /> },
    {
      key: "acts", acts: true,
      cell: (one) => one.state === "waiting" && (
        <Button size="xs" variant="default" onClick={() => onRevoke(one)} aria-label={t("revoke.of", { note: one.note || t("invitations.no_note") })}>{t("revoke.action")}</Button>
      ),
    },
  ];
}
