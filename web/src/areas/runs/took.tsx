import { useTranslation } from "react-i18next";
import { durationText } from "../../ui/duration-text";
import { useTick } from "./use-tick";

interface Props {
  readonly from: string | null;
  /** Without an end it counts on. */
  readonly until: string | null;
}

/** How long something took, or has been taking. */
export function Took({ from, until }: Props) {
  const { i18n } = useTranslation();
  const now = useTick(from !== null && until === null);
  return from === null ? null : <>{durationText(Math.max(0, ((until === null ? now : Date.parse(until)) - Date.parse(from)) / 1000), i18n.language)}</>;
}
