import type { DayStats } from "./days";

export type SeriesTone = "main" | "second" | "bad" | "quiet";

/** One line or layer of a chart. */
export interface Series {
  readonly key: string;
  readonly label: string;
  readonly tone: SeriesTone;
  readonly of: (day: DayStats) => number | null;
}

/** The highest point: of the pile where layers are piled, else of any line. */
export const highest = (days: readonly DayStats[], series: readonly Series[], piled: boolean) =>
  Math.max(0, ...days.map((day) => (piled ? series.reduce((sum, one) => sum + (one.of(day) ?? 0), 0) : Math.max(0, ...series.map((one) => one.of(day) ?? 0)))));
