import classes from "./chart.module.css";
import type { DayStats } from "./days";
import type { Frame } from "./frame";
import type { Series } from "./series";

interface Props {
  readonly days: readonly DayStats[];
  readonly series: readonly Series[];
  readonly frame: Frame;
}

/** A line for each series; a day without a value breaks it. */
export function Lines({ days, series, frame }: Props) {
  return (
    <g aria-hidden>
      {series.map((one) => {
        const points = days.map((day, index) => ({ value: one.of(day), x: frame.x(index) }));
        const path = points
          .map(({ value, x }, index) => (value === null ? "" : `${index === 0 || points[index - 1]?.value === null ? "M" : "L"}${x.toFixed(1)} ${frame.y(value).toFixed(1)}`))
          .join("");
        return (
          <g key={one.key} data-tone={one.tone} className={classes.line}>
            <path d={path} />
            {points.map(({ value, x }, index) => value !== null && <circle key={days[index]?.day} cx={x} cy={frame.y(value)} r={3} />)}
          </g>
        );
      })}
    </g>
  );
}
