import { SegmentedControl, SimpleGrid } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../ui/empty";
import { QueryView } from "../../../ui/query-view";
import { useAmounts } from "../parts/amounts";
import { useCallStats, type Days } from "../queries/calls";
import type { CallStats } from "../queries/wire";
import { Chart } from "./chart";
import { DayTable } from "./day-table";
import { dayText } from "./day-text";
import { everyDay, type DayStats } from "./days";
import type { Series, SeriesTone } from "./series";
import { Totals } from "./totals";

/** Requests, latency, tokens and money day by day, as charts or as a table. */
export function DaySection(asked: Days) {
  const { t, i18n } = useTranslation("llm");
  const [form, setForm] = useState("charts");
  const { money, short, span } = useAmounts();
  const stats = useCallStats("day", asked);
  const series = (key: string, label: string, tone: SeriesTone, of: (stats: CallStats) => number | null): Series => ({ key, label, tone, of: (day: DayStats) => (day.stats ? of(day.stats) : null) });
  const answered = series("answered", t("usage.answered"), "main", (s) => s.requests - s.errors - s.refused - s.cancelled);
  const refused = series("refused", t("usage.refused"), "quiet", (s) => s.refused + s.cancelled);
  const failed = series("failed", t("usage.failed"), "bad", (s) => s.errors);
  const formatDay = (day: string) => dayText(day, i18n.language);
  const switcher = (
    <SegmentedControl size="xs" mb="sm" aria-label={t("usage.form")} value={form} onChange={setForm} data={[{ value: "charts", label: t("usage.charts") }, { value: "table", label: t("usage.table") }]} />
  );
  return (
    <QueryView query={stats} isEmpty={(body) => body.items.length === 0} empty={<Empty title={t("usage.none")}>{t("usage.none_next")}</Empty>}>
      {({ items }) => {
        const days = everyDay(asked.from, asked.to, items);
        const common = { days, formatDay };
        return (
          <>
            <Totals items={items} />
            {switcher}
            {form === "table" ? <DayTable days={days} /> : (
              <SimpleGrid cols={{ base: 1, md: 2 }}>
                <Chart {...common} title={t("usage.requests")} kind="bars" series={[answered, refused, failed]} format={short} />
                <Chart {...common} title={t("usage.latency")} kind="lines" series={[series("p50", "p50", "second", (s) => s.p50_ms), series("p95", "p95", "main", (s) => s.p95_ms)]} format={span} />
                <Chart {...common} title={t("usage.tokens")} kind="bars" series={[series("in", t("usage.in"), "main", (s) => s.tokens_in), series("out", t("usage.out"), "second", (s) => s.tokens_out)]} format={short} />
                <Chart {...common} title={t("usage.cost")} kind="bars" series={[series("cost", t("usage.cost"), "main", (s) => Number(s.cost))]} format={(value) => money(String(value))} />
              </SimpleGrid>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
