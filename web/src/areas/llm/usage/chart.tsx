import { Group, Paper, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useId, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { Bars } from "./bars";
import classes from "./chart.module.css";
import type { DayStats } from "./days";
import { frame, UsualWidth } from "./frame";
import { Lines } from "./lines";
import { Rules } from "./rules";
import { ticksTo } from "./scale";
import { highest, type Series } from "./series";

interface Props {
  readonly title: string;
  readonly days: readonly DayStats[];
  readonly series: readonly Series[];
  readonly kind: "bars" | "lines";
  readonly format: (value: number) => string;
  readonly formatDay: (day: string) => string;
}

/** A small chart over days. The pointer or the arrow keys read a day's figures out. */
export function Chart({ title, days, series, kind, format, formatDay }: Props) {
  const { t } = useTranslation("llm");
  const heading = useId();
  const [at, setAt] = useState<number>();
  const ticks = ticksTo(highest(days, series, kind === "bars"));
  const { ref, width } = useElementSize();
  const place = frame(days.length, ticks.at(-1) ?? 1, width || UsualWidth);
  const day = at === undefined ? undefined : days[at];
  const onPointer = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(place.dayAt(((event.clientX - box.left) / box.width) * place.width));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.min(days.length - 1, Math.max(0, (at ?? (step > 0 ? -1 : days.length)) + step)));
    }
  };
  return (
    <Paper p="md">
      <div ref={ref} />
      <Text size="sm" fw={600} id={heading}>{title}</Text>
      <Group gap="md" mt={4} mih={20} aria-live="polite">
        <Text size="xs" c="dimmed">{day ? formatDay(day.day) : t("chart.days", { count: days.length })}</Text>
        {series.map((one) => {
          const value = day && one.of(day);
          return <Text key={one.key} size="xs" className={classes.key} data-tone={one.tone}>{one.label}{day && ` ${value === null || value === undefined ? "–" : format(value)}`}</Text>;
        })}
      </Group>
      <svg
        viewBox={`0 0 ${place.width} ${place.height}`} className={classes.chart} role="img" aria-labelledby={heading} tabIndex={0}
        onPointerMove={onPointer} onPointerLeave={() => setAt(undefined)} onKeyDown={onKey} onBlur={() => setAt(undefined)}
      >
        <Rules ticks={ticks} frame={place} format={format} first={formatDay(days[0]?.day ?? "")} last={formatDay(days.at(-1)?.day ?? "")} />
        {at !== undefined && <rect className={classes.cursor} x={place.x(at) - place.step / 2} width={place.step} y={place.top} height={place.bottom - place.top} />}
        {kind === "bars" ? <Bars days={days} series={series} frame={place} /> : <Lines days={days} series={series} frame={place} />}
      </svg>
    </Paper>
  );
}
