import { Paper, SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAmounts } from "../parts/amounts";
import type { CallStats } from "../queries/wire";

/** The span's sums. */
export function Totals({ items }: { readonly items: readonly CallStats[] }) {
  const { t } = useTranslation("llm");
  const { money, count, short, share } = useAmounts();
  const sum = (of: (stats: CallStats) => number) => items.reduce((all, stats) => all + of(stats), 0);
  const requests = sum((stats) => stats.requests);
  const unpriced = sum((stats) => stats.unpriced);
  const figures = [
    [t("usage.requests"), count(requests), t("usage.refused_of", { refused: count(sum((stats) => stats.refused)) })],
    [t("usage.error_rate"), share(requests === 0 ? 0 : sum((stats) => stats.errors) / requests), t("usage.failed_of", { failed: count(sum((stats) => stats.errors)) })],
    [t("usage.tokens"), short(sum((stats) => stats.tokens_in + stats.tokens_out)), t("usage.split", { in: short(sum((stats) => stats.tokens_in)), out: short(sum((stats) => stats.tokens_out)) })],
    [t("usage.cost"), money(String(sum((stats) => Number(stats.cost)))), unpriced > 0 ? t("usage.unpriced", { count: unpriced, shown: count(unpriced) }) : ""],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} mb="md">
      {figures.map(([label, figure, more]) => (
        <Paper key={label} p="md">
          <Text size="xs" c="dimmed">{label}</Text>
          <Text fz={22} fw={600} lh={1.4}>{figure}</Text>
          <Text size="xs" c="dimmed">{more}</Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
