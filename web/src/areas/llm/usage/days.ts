import type { CallStats } from "../queries/wire";

const Day = 86_400_000;

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The last `count` days (UTC), today included. */
export const lastDays = (count: number, now: number) => ({ from: dayOf(now - (count - 1) * Day), to: dayOf(now) });

export interface DayStats {
  readonly day: string;
  /** Absent on a day without calls. */
  readonly stats: CallStats | undefined;
}

/** Every day of a span, also those of which there is nothing. */
export function everyDay(from: string, to: string, items: readonly CallStats[]): readonly DayStats[] {
  const byDay = new Map(items.map((stats) => [stats.group, stats]));
  const days = (Date.parse(to) - Date.parse(from)) / Day + 1;
  return Array.from({ length: days }, (_, index) => dayOf(Date.parse(from) + index * Day)).map((day) => ({ day, stats: byDay.get(day) }));
}
