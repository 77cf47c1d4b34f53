import { useTranslation } from "react-i18next";
import { dateText, type DateForm } from "./date-text";
import { useNow } from "./now";
import { useZone } from "./zone";

interface Props {
  /** As the wire has it. */
  readonly at: string;
  readonly form?: DateForm;
}

/** A moment in the person's language and zone; the full moment on hover. */
export function When({ at, form = "moment" }: Props) {
  const { i18n } = useTranslation();
  const zone = useZone();
  const now = useNow();
  const moment = new Date(at);
  return (
    <time dateTime={at} title={`${dateText(moment, "second", i18n.language, zone, now)} ${zone}`} style={{ whiteSpace: "var(--when-space, nowrap)" as "nowrap" }}>
      {dateText(moment, form, i18n.language, zone, now)}
    </time>
  );
}
