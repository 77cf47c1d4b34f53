import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { useAccessActs } from "./queries";
import type { Invitation } from "./roles";

interface Props {
  readonly invitation: Invitation;
  readonly onClose: () => void;
}

/** Asks before an invitation is taken back. */
export function RevokeDialog({ invitation, onClose }: Props) {
  const { t } = useTranslation("access");
  const { revoke } = useAccessActs();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("revoke.title")}
      consequences={[t("revoke.void"), t("revoke.again")]}
      action={t("revoke.action")}
      onConfirm={async () => {
        await revoke(invitation.id);
        notifyDone(t("revoke.done"));
      }}
    />
  );
}
