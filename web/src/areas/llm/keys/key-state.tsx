import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "../parts/state-badge";
import type { ApiKey } from "../queries/wire";

const tones: Record<NonNullable<ApiKey["health"]>, Tone> = { ok: "good", inactive: "quiet", undecryptable: "bad", locked: "warn" };

/** Whether a key can be used, and if not why. */
export function KeyState({ health }: { readonly health: ApiKey["health"] }) {
  const { t } = useTranslation("llm");
  const known = health ?? "inactive";
  return <StateBadge tone={tones[known]}>{t(`keys.health.${known}`)}</StateBadge>;
}
