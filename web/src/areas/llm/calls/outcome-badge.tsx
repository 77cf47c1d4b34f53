import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "../parts/state-badge";
import type { Call } from "../queries/wire";

const tones: Record<Call["outcome"], Tone> = { succeeded: "good", refused: "warn", failed: "bad", cancelled: "quiet" };

/** How a call ended; the status and code on hover where it did not succeed. */
export function OutcomeBadge({ call }: { readonly call: Pick<Call, "outcome" | "status" | "error_code"> }) {
  const { t } = useTranslation("llm");
  return (
    <span title={call.outcome === "succeeded" ? undefined : `${call.status} ${call.error_code ?? ""}`.trim()}>
      <StateBadge tone={tones[call.outcome]}>{t(`outcome.${call.outcome}`)}</StateBadge>
    </span>
  );
}
