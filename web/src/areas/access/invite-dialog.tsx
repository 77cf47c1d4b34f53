import { Alert, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DialogForm } from "../../ui/dialog-form";
import { FormDialog } from "../../ui/form-dialog";
import { invitationLink } from "./invitation-link";
import { OnceDialog } from "./once-dialog";
import { useAccessActs } from "./queries";
import { roles } from "./roles";

const Hour = 3_600_000;
const Day = 24 * Hour;
const lives = ["1", "7", "30"] as const;
const usual = { role: "user", note: "", days: "7" };

/** Makes an invitation; its link is shown once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["access", "shell"]);
  const { invite } = useAccessActs();
  const [form, setForm] = useState(usual);
  const set = (change: Partial<typeof usual>) => setForm((before) => ({ ...before, ...change }));
  const [link, setLink] = useState<string>();
  // An hour less, so that a clock which is ahead does not ask for more than the longest life. What it answers holds the token: it goes into
  // this component's state and nowhere else.
  const submit = async () => {
    const expires = new Date(Date.now() + Number(form.days) * Day - Hour).toISOString();
    const { token } = await invite({ role: form.role, note: form.note || null, expires_at: expires });
    setLink(invitationLink(window.location.origin, token ?? ""));
  };
  if (link !== undefined) {
    return <OnceDialog title={t("invite.shown")} text={t("invite.shown_text")} secret={link} onClose={onClose} />;
  }

  return (
    <FormDialog opened onClose={onClose} title={t("invitations.create")}>
      <DialogForm dirty={form.note !== ""} submit={t("invite.action")} onSubmit={submit} onClose={onClose} onDone={() => undefined}>
        {(faults) => (
          <>
            <NativeSelect
              label={t("column.role")} description={t("invite.role_text")} data-autofocus error={faults("role")} value={form.role}
              onChange={(event) => set({ role: event.currentTarget.value })} data={roles.map((role) => ({ value: role, label: t(`shell:role.${role}`) }))}
            />
            <TextInput
              label={t("invitations.note")} description={t("invite.note_text")} maxLength={200} error={faults("note")} value={form.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
            <NativeSelect
              label={t("invite.life")} error={faults("expires_at")} value={form.days} onChange={(event) => set({ days: event.currentTarget.value })}
              data={lives.map((days) => ({ value: days, label: t("invite.days", { count: Number(days) }) }))}
            />
            {form.role === "admin" && <Alert color="yellow" variant="light">{t("role.admin")}</Alert>}
          </>
        )}
      </DialogForm>
    </FormDialog>
  );
}
