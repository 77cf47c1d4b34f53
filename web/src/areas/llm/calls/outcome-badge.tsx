import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "../parts/state-badge";
import type { Call } from "../queries/wire";

const tones: Record<Call["outcome"], Tone> = { succeeded: "good", refused: "warn", failed: "bad", cancelled: "quiet" };

/** How a call ended. */
export function OutcomeBadge({ outcome }: Pick<Call, "outcome">) {
  const { t } = useTranslation("llm");
  return <StateBadge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StateBadge>;
}
