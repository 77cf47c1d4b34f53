import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../../ui/data-table";
import { Empty } from "../../../ui/empty";
import { QueryView } from "../../../ui/query-view";
import { Section } from "../../../ui/section";
import { useKeyName } from "../parts/key-name";
import { useCallStats, type Days } from "../queries/calls";
import { providers, type CallStats } from "../queries/wire";
import { useStatsColumns } from "./stats-columns";

const groups = ["model", "provider", "key"] as const;

/** The same span by model, provider or key. */
export function GroupSection(asked: Days) {
  const { t } = useTranslation("llm");
  const [group, setGroup] = useState<(typeof groups)[number]>("model");
  const stats = useCallStats(group, asked);
  const keyName = useKeyName();
  const figures = useStatsColumns<CallStats>((row) => row);
  const provider = (name: string) => providers.find((one) => one === name);
  const nameOf = ({ group: name, name: called }: CallStats) => {
    const known = provider(name);
    return group === "key" ? keyName(name, called) : known ? t(`provider.${known}`) : name === "" || name === "/" ? t("usage.nobody") : name;
  };
  const columns = [{ key: "group", header: t(`usage.group.${group}`), cell: (row: CallStats) => nameOf(row) }, ...figures];
  const rows = (items: readonly CallStats[]) => items.toSorted((a, b) => Number(b.cost) - Number(a.cost) || b.requests - a.requests);
  return (
    <Section
      plain
      title={t("usage.by_group")}
      actions={
        <SegmentedControl
          size="xs" aria-label={t("usage.by_group")} value={group} data={groups.map((one) => ({ value: one, label: t(`usage.group.${one}`) }))}
          onChange={(chosen) => setGroup(groups.find((one) => one === chosen) ?? "model")}
        />
      }
    >
      <QueryView query={stats} rows={3} isEmpty={(body) => body.items.length === 0} empty={<Empty title={t("usage.none")}>{t("usage.none_next")}</Empty>}>
        {({ items }) => <DataTable label={t("usage.by_group")} columns={columns} rows={rows(items)} rowKey={(row) => row.group} />}
      </QueryView>
    </Section>
  );
}
