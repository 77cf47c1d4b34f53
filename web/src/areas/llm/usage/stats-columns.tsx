import { useTranslation } from "react-i18next";
import type { Column } from "../../../ui/data-table";
import { useAmounts } from "../parts/amounts";
import type { CallStats } from "../queries/wire";

/** The figures of a row of statistics, as columns. */
export function useStatsColumns<Row>(of: (row: Row) => CallStats | undefined): readonly Column<Row>[] {
  const { t } = useTranslation("llm");
  const { money, count, span, share } = useAmounts();
  const column = (key: string, header: string, cell: (stats: CallStats) => string, wide = false): Column<Row> => ({
    key, header, wide, align: "right", cell: (row) => {
      const stats = of(row);
      return <span style={{ whiteSpace: "nowrap" }}>{stats ? cell(stats) : "–"}</span>;
    },
  });
  return [
    column("requests", t("usage.requests"), (stats) => count(stats.requests)),
    column("errors", t("usage.error_rate"), (stats) => share(stats.error_rate), true),
    column("p50", "p50", (stats) => span(stats.p50_ms), true),
    column("p95", "p95", (stats) => span(stats.p95_ms), true),
    column("in", t("usage.in"), (stats) => count(stats.tokens_in), true),
    column("out", t("usage.out"), (stats) => count(stats.tokens_out), true),
    column("cost", t("usage.cost"), (stats) => money(stats.cost)),
  ];
}
