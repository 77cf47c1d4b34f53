import { Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Column } from "../../../ui/data-table";
import { Empty } from "../../../ui/empty";
import { ListView } from "../../../ui/list-view";
import { useAmounts } from "../parts/amounts";
import { Section } from "../../../ui/section";
import { useBudgets } from "../queries/calls";
import type { Budget } from "../queries/wire";

const Full = 100;
const NearlyFull = 90;

function Spent({ budget }: { readonly budget: Budget }) {
  const { t } = useTranslation("llm");
  const { money } = useAmounts();
  return (
    <Stack gap={0}>
      {money(budget.spent)}
      {Number(budget.written_off) > 0 && (
        <Text size="xs" c="dimmed" miw="7.5rem" style={{ textWrap: "balance" }}>
          {t("budgets.written_off", { amount: money(budget.written_off) })}
        </Text>
      )}
    </Stack>
  );
}

/** What each client key has spent this month, and what is left of its limit. */
export function BudgetSection({ everybody }: { readonly everybody: boolean }) {
  const { t } = useTranslation("llm");
  const { money } = useAmounts();
  const used = (budget: Budget) => (budget.limit === null || Number(budget.limit) === 0 ? 0 : Math.min(Full, (Number(budget.spent) / Number(budget.limit)) * Full));
  const columns: readonly Column<Budget>[] = [
    { key: "name", header: t("budgets.key"), cell: (budget) => budget.name },
    { key: "spent", header: t("budgets.spent"), align: "right", cell: (budget) => <Spent budget={budget} /> },
    { key: "limit", header: t("budgets.limit"), align: "right", cell: (budget) => (budget.limit === null ? <Text size="sm" c="dimmed">{t("budgets.unlimited")}</Text> : money(budget.limit)) },
    {
      key: "left", header: t("budgets.left"), wide: true, width: "32%", cell: (budget) => budget.limit !== null && (
        <Stack gap={4}>
          <Progress value={used(budget)} size="sm" color={used(budget) >= NearlyFull ? "red" : undefined} aria-label={t("budgets.used", { name: budget.name })} />
          <Text size="xs" c="dimmed">{t("budgets.remains", { left: money(budget.left) })}</Text>
        </Stack>
      ),
    },
  ];
  return (
    <Section plain title={t("budgets.title")} text={t("budgets.about")}>
      <ListView
        label={t("budgets.title")} list={useBudgets(everybody)} columns={columns} rowKey={(budget) => budget.client_key_id} rows={2}
        empty={<Empty title={t("budgets.none")}>{t("budgets.none_next")}</Empty>}
      />
    </Section>
  );
}
