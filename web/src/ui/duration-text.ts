const parts: readonly [Intl.NumberFormatOptions["unit"], number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** A length of time in at most two units: 2.4 ms, 340 ms, 12.4 sec, 3 min 20 sec. */
export function durationText(seconds: number, language: string): string {
  const say = (value: number, unit: Intl.NumberFormatOptions["unit"], digits = 0) =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits }).format(value);
  if (seconds < 1) {
    const ms = seconds * 1000;
    return say(ms, "millisecond", ms < 10 ? 1 : 0);
  }

  if (seconds < 60) {
    return say(seconds, "second", 1);
  }

  const at = parts.findIndex(([, length]) => seconds >= length);
  const [unit, length] = parts[at] ?? ["second", 1];
  const [lesser, lesserLength] = parts[at + 1] ?? ["second", 1];
  const rest = Math.floor((seconds % length) / lesserLength);
  return rest === 0 ? say(Math.floor(seconds / length), unit) : `${say(Math.floor(seconds / length), unit)} ${say(rest, lesser)}`;
}
