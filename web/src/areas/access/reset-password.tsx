import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { OnceDialog } from "./once-dialog";
import { useUserActs } from "./queries";
import { nameOf, type Account } from "./roles";

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Gives an account a password that is shown once. It lives in this component's state, and is gone with it. */
export function ResetPassword({ account, onClose }: Props) {
  const { t } = useTranslation("access");
  const { resetPassword } = useUserActs(account);
  const [password, setPassword] = useState<string>();
  const isShown = useRef(false);
  const name = nameOf(account);
  const ask = async () => {
    const { temporary_password } = await resetPassword();
    isShown.current = true;
    setPassword(temporary_password);
  };
  return password !== undefined
    ? <OnceDialog title={t("reset.shown", { name })} text={t("reset.shown_text")} secret={password} onClose={onClose} />
    : (
      <ConfirmDialog
        opened
        // It closes when the act is done; what is shown then stays until it is put away.
        onClose={() => {
          if (!isShown.current) {
            onClose();
          }
        }}
        title={t("reset.title", { name })}
        consequences={[t("reset.new"), t("reset.out"), t("reset.must_change")]}
        action={t("reset.action")}
        onConfirm={ask}
      />
    );
}
