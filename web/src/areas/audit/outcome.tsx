import { useTranslation } from "react-i18next";
import { State, type Tone } from "../../ui/state";
import type { Entry } from "./queries";

const tones: Record<Entry["status"], Tone> = { success: "good", client_error: "wait", server_error: "bad", other: "off" };

/** How it ended. */
export function OutcomeText({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation("audit");
  return <State tone={tones[entry.status]}>{t(`status.${entry.status}`)} <span style={{ opacity: 0.75 }}>{entry.status_code}</span></State>;
}
