import { useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { dateText } from "../../ui/date-text";
import { useZone } from "../../ui/zone";
import { pathOf, roundUp, type Point } from "./line";
import classes from "./sparkline.module.css";

interface Props {
  readonly label: string;
  readonly points: readonly Point[];
  readonly from: number;
  readonly until: number;
  /** The least the scale reaches to, so that a calm line stays calm. */
  readonly least: number;
  readonly say: (value: number) => string;
  readonly tone?: "plain" | "bad";
}

const box = { width: 300, height: 72 };

/** A small line over time; pointing at it says the value there. */
export function Sparkline({ label, points, from, until, least, say, tone = "plain" }: Props) {
  const { i18n } = useTranslation();
  const zone = useZone();
  const [pointed, setPointed] = useState<Point>();
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const top = roundUp(Math.max(least, ...values));
  const line = pathOf(points, from, until, top, box);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = from + ((event.clientX - left) / width) * (until - from);
    setPointed(points.reduce<Point | undefined>((best, one) => (best === undefined || Math.abs(one.at - at) < Math.abs(best.at - at) ? one : best), undefined));
  };
  const x = pointed && ((pointed.at - from) / (until - from)) * box.width;
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} preserveAspectRatio="none" className={classes.chart} role="img" aria-label={label} onPointerMove={point} onPointerLeave={() => setPointed(undefined)}>
        <line x1={0} x2={box.width} y1={0.5} y2={0.5} className={classes.grid} />
        <line x1={0} x2={box.width} y1={box.height - 0.5} y2={box.height - 0.5} className={classes.grid} />
        <path d={line} className={classes.line} data-tone={tone} vectorEffect="non-scaling-stroke" />
        {x !== undefined && <line x1={x} x2={x} y1={0} y2={box.height} className={classes.pointer} vectorEffect="non-scaling-stroke" />}
      </svg>
      <figcaption className={classes.caption}>
        {pointed
          ? <><span>{dateText(new Date(pointed.at), "second", i18n.language, zone, until)}</span><span>{pointed.value === null ? "–" : say(pointed.value)}</span></>
          : <><span>0 – {say(top)}</span></>}
      </figcaption>
    </figure>
  );
}
