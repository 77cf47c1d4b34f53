const Day = 86_400_000;

/** What the clocks of a zone show at an instant, as if it were UTC. */
function wallAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

/** The instant at which the clocks of a zone show a day and time (`2026-11-21T09:30`). Where they skip it, the first one after. */
export function instantOf(local: string, zone: string): Date {
  const wall = Date.parse(`${local}Z`);
  const first = wall - (wallAt(wall, zone) - wall);
  return new Date(first + (wall - wallAt(first, zone)));
}

/** A day of a zone (`2026-11-21`) as its first instant and the first of the next day. */
export function dayOf(day: string, zone: string): readonly [from: Date, until: Date] {
  const next = new Date(Date.parse(`${day}T00:00Z`) + Day).toISOString().slice(0, 10);
  return [instantOf(`${day}T00:00`, zone), instantOf(`${next}T00:00`, zone)];
}

/** What the clocks of a zone show at an instant, to the minute (`2026-11-21T09:30`). */
export const localOf = (instant: Date, zone: string) => new Date(wallAt(instant.getTime(), zone)).toISOString().slice(0, 16);
