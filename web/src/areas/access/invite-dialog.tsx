import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../ui/problem-text";
import { invitationLink } from "./invitation-link";
import { OnceDialog } from "./once-dialog";
import { useAccessActs } from "./queries";
import { roles } from "./roles";

const Hour = 3_600_000;
const Day = 24 * Hour;
const lives = ["1", "7", "30"] as const;

/** Makes an invitation; its link is shown once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["access", "shell", "ui"]);
  const { invite } = useAccessActs();
  const explain = useProblemText();
  const [form, setForm] = useState({ role: "user", note: "", days: "7" });
  const [link, setLink] = useState<string>();
  const act = useMutation({
    // An hour less, so that a clock which is ahead does not ask for more than the longest life. What it answers holds the token: it goes into this component's state and nowhere else.
    mutationFn: async () => {
      const { token } = await invite({ role: form.role, note: form.note || null, expires_at: new Date(Date.now() + Number(form.days) * Day - Hour).toISOString() });
      setLink(invitationLink(window.location.origin, token ?? ""));
    },
  });
  return link !== undefined
    ? <OnceDialog title={t("invite.shown")} text={t("invite.shown_text")} secret={link} onClose={onClose} />
    : (
      <Modal opened onClose={onClose} title={<Text fw={600}>{t("invitations.create")}</Text>} closeButtonProps={{ "aria-label": t("ui:close") }}>
        <Stack component="form" onSubmit={(event) => { event.preventDefault(); act.mutate(); }}>
          <NativeSelect
            label={t("column.role")}
            description={t("invite.role_text")}
            data-autofocus
            value={form.role}
            onChange={(event) => setForm({ ...form, role: event.currentTarget.value })}
            data={roles.map((role) => ({ value: role, label: t(`shell:role.${role}`) }))}
          />
          <TextInput label={t("invitations.note")} description={t("invite.note_text")} maxLength={200} value={form.note} onChange={(event) => setForm({ ...form, note: event.currentTarget.value })} />
          <NativeSelect
            label={t("invite.life")}
            value={form.days}
            onChange={(event) => setForm({ ...form, days: event.currentTarget.value })}
            data={lives.map((days) => ({ value: days, label: t("invite.days", { count: Number(days) }) }))}
          />
          {form.role === "admin" && <Alert color="yellow" variant="light">{t("role.admin")}</Alert>}
          {act.error && <Alert color="red" role="alert">{explain(act.error)}</Alert>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>{t("ui:cancel")}</Button>
            <Button type="submit" loading={act.isPending}>{t("invite.action")}</Button>
          </Group>
        </Stack>
      </Modal>
    );
}
