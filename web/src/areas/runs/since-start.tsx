import { useTranslation } from "react-i18next";
import { dateText } from "../../ui/date-text";
import { durationText } from "../../ui/duration-text";
import { useZone } from "../../ui/zone";

interface Props {
  /** Where the clock of the picture is at zero. */
  readonly from: number;
  readonly at: string;
}

/** How long after the beginning something was; when that was, on hover. What was before has only its time. */
export function SinceStart({ from, at }: Props) {
  const { i18n } = useTranslation();
  const zone = useZone();
  const moment = new Date(at);
  const full = dateText(moment, "second", i18n.language, zone, from);
  const since = (moment.getTime() - from) / 1000;
  return <time dateTime={at} title={full} style={{ whiteSpace: "nowrap" }}>{since < 0 ? full : `+${durationText(since, i18n.language)}`}</time>;
}
