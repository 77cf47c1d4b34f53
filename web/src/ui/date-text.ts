export type DateForm = "moment" | "second" | "day" | "ago";

const forms: Record<Exclude<DateForm, "ago">, Intl.DateTimeFormatOptions> = {
  moment: { dateStyle: "medium", timeStyle: "short" },
  second: { dateStyle: "medium", timeStyle: "medium" },
  day: { dateStyle: "medium" },
};

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

/** A moment in words of a language and hours of a zone. */
export function dateText(at: Date, form: DateForm, language: string, zone: string, now: number): string {
  return form === "ago" ? ago(at, language, now) : new Intl.DateTimeFormat(language, { ...forms[form], timeZone: zone }).format(at);
}

function ago(at: Date, language: string, now: number): string {
  const seconds = (at.getTime() - now) / 1000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step ? words.format(Math.trunc(seconds / step[1]), step[0]) : words.format(0, "second");
}
