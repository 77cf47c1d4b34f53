import { Trans, useTranslation } from "react-i18next";
import classes from "./chat.module.css";
import type { Switch } from "./use-switches";

/** Where in the conversation the server changed its model. */
export function SwitchNote({ change: { from, to, during } }: { readonly change: Switch }) {
  const { t } = useTranslation("playground");
  return (
    <div className={classes.switch} role="status">
      <span>
        <Trans t={t} i18nKey={during ? "switch.during" : "switch.between"} values={{ from, to }} components={{ old: <b />, next: <b /> }} />
      </span>
    </div>
  );
}
