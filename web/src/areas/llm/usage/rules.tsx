import classes from "./chart.module.css";
import type { Frame } from "./frame";

interface Props {
  readonly ticks: readonly number[];
  readonly frame: Frame;
  readonly format: (value: number) => string;
  readonly first: string;
  readonly last: string;
}

/** A chart's lines and the words at its edges. */
export function Rules({ ticks, frame, format, first, last }: Props) {
  return (
    <g aria-hidden>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={classes.rule} x1={frame.left} x2={frame.right} y1={frame.y(tick)} y2={frame.y(tick)} />
          <text className={classes.word} x={frame.left - 8} y={frame.y(tick) + 3.5} textAnchor="end">{format(tick)}</text>
        </g>
      ))}
      <text className={classes.word} x={frame.left} y={frame.height - 5}>{first}</text>
      <text className={classes.word} x={frame.right} y={frame.height - 5} textAnchor="end">{last}</text>
    </g>
  );
}
