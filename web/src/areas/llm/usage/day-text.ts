/** A day of the statistics, which are kept by days of UTC. */
export const dayText = (day: string, language: string) =>
  day === "" ? "" : new Intl.DateTimeFormat(language, { month: "short", day: "numeric", timeZone: "UTC" }).format(new Date(day));
