import { useTranslation } from "react-i18next";
import { useLive } from "../live/live-context";
import classes from "./shell.module.css";

/** Whether what one sees is what is. */
export function LiveIndicator() {
  const { t } = useTranslation("shell");
  const { state } = useLive();
  return state === "off" ? null : (
    <span className={classes.live} role="status" title={t(`live.${state}_long`)}>
      <span className={classes.dot} data-state={state} aria-hidden />
      {t(`live.${state}`)}
    </span>
  );
}
