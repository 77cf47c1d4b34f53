import { useTranslation } from "react-i18next";
import { StateBadge, type Tone } from "../parts/state-badge";
import type { Policy } from "../queries/wire";

const tones: Record<Policy["state"], Tone> = { active: "good", superseded: "quiet", rejected: "bad" };

/** Whether a version is in force, was, or never came to be. */
export function VersionState({ version }: { readonly version: Policy }) {
  const { t } = useTranslation("llm");
  return <StateBadge tone={tones[version.state]}>{t(`history.state.${version.state}`)}</StateBadge>;
}
