import { useTranslation } from "react-i18next";
import { DataTable } from "../../../ui/data-table";
import { dayText } from "./day-text";
import type { DayStats } from "./days";
import { useStatsColumns } from "./stats-columns";

/** The charts' figures as a table, newest day first. */
export function DayTable({ days }: { readonly days: readonly DayStats[] }) {
  const { t, i18n } = useTranslation("llm");
  const figures = useStatsColumns<DayStats>((day) => day.stats);
  const columns = [{ key: "day", header: t("usage.day"), cell: (day: DayStats) => <time dateTime={day.day}>{dayText(day.day, i18n.language)}</time> }, ...figures];
  return <DataTable label={t("usage.by_day")} columns={columns} rows={days.toReversed()} rowKey={(day) => day.day} />;
}
