import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { useMe } from "../../session/session";
import { useUserActs } from "./queries";
import { ResetPassword } from "./reset-password";
import { nameOf, type Account } from "./roles";

/** Shuts an account out or lets it in again, and gives it a new password. */
export function UserActions({ account }: { readonly account: Account }) {
  const { t } = useTranslation("access");
  const me = useMe();
  const { disable, enable } = useUserActs(account);
  const [asks, setAsks] = useState<"state" | "password">();
  const close = () => setAsks(undefined);
  const name = nameOf(account);
  const isOwn = account.id === me.id;
  return (
    <>
      <Button variant="default" onClick={() => setAsks("password")}>{t("reset.action")}</Button>
      {account.disabled
        ? <Button onClick={() => setAsks("state")}>{t("enable.action")}</Button>
        : <Button color="red" variant="light" onClick={() => setAsks("state")}>{t("disable.action")}</Button>}
      <ConfirmDialog
        opened={asks === "state"}
        onClose={close}
        title={t(account.disabled ? "enable.title" : "disable.title", { name })}
        consequences={account.disabled
          ? [t("enable.in"), t("enable.keys"), t("enable.sessions")]
          : [t("disable.out"), t("disable.keys"), t("disable.kept"), ...(isOwn ? [t("disable.yourself")] : [])]}
        action={t(account.disabled ? "enable.action" : "disable.action")}
        onConfirm={async () => {
          await (account.disabled ? enable() : disable());
          notifyDone(t(account.disabled ? "enable.done" : "disable.done", { name }));
        }}
      />
      {asks === "password" && <ResetPassword account={account} onClose={close} />}
    </>
  );
}
