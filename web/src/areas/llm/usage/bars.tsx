import classes from "./chart.module.css";
import type { DayStats } from "./days";
import type { Frame } from "./frame";
import type { Series } from "./series";

interface Props {
  readonly days: readonly DayStats[];
  readonly series: readonly Series[];
  readonly frame: Frame;
}

const Share = 0.68;
const Widest = 26;

/** Layers piled on each other, day by day. */
export function Bars({ days, series, frame }: Props) {
  const width = Math.min(Widest, frame.step * Share);
  return (
    <g aria-hidden>
      {days.map((day, index) => {
        const values = series.map((one) => one.of(day) ?? 0);
        return values.map((value, layer) => {
          const below = values.slice(0, layer).reduce((sum, one) => sum + one, 0);
          const top = frame.y(below + value);
          return value > 0 && (
            <rect key={`${day.day}.${layer}`} className={classes.bar} data-tone={series[layer]?.tone} x={frame.x(index) - width / 2} width={width} y={top} height={Math.max(0.75, frame.y(below) - top)} rx={1.5} />
          );
        });
      })}
    </g>
  );
}
