import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Column } from "../../../ui/data-table";
import { When } from "../../../ui/when";
import { useAmounts } from "../parts/amounts";
import { StateBadge } from "../parts/state-badge";
import type { Price } from "../queries/wire";

/** What a price is for and how much; those added here may be retired. */
export function usePriceColumns(onRetire: (price: Price) => void): readonly Column<Price>[] {
  const { t } = useTranslation("llm");
  const { money, count } = useAmounts();
  const when = (price: Price) => [
    price.service_tier, price.operation && t(`operation.${price.operation}`), price.context_over_tokens > 0 && t("prices.over", { tokens: count(price.context_over_tokens) }),
  ].filter(Boolean).join(" · ");
  return [
    {
      key: "model", header: t("prices.pattern"), cell: (price) => (
        <Stack gap={0}>
          <Text size="sm" ff="monospace">{price.model_pattern}</Text>
          <Text size="xs" c="dimmed">{[t(`provider.${price.provider}`), when(price)].filter(Boolean).join(" · ")}</Text>
        </Stack>
      ),
    },
    { key: "input", header: t("prices.input"), align: "right", cell: (price) => money(price.input) },
    { key: "cached", header: t("prices.cached"), align: "right", wide: true, cell: (price) => money(price.cached) },
    { key: "output", header: t("prices.output"), align: "right", cell: (price) => money(price.output) },
    { key: "image", header: t("prices.image"), align: "right", wide: true, cell: (price) => money(price.image) },
    {
      key: "state", header: t("prices.state"), wide: true, cell: (price) => (
        <Group gap={6}>
          <StateBadge tone={price.retired_at !== null ? "quiet" : price.built_in ? "quiet" : "accent"}>{t(price.retired_at !== null ? "prices.is_retired" : price.built_in ? "prices.built_in" : "prices.own")}</StateBadge>
          {!price.built_in && <Text size="xs" c="dimmed"><When at={price.valid_from} form="day" /></Text>}
        </Group>
      ),
    },
    {
      key: "actions", acts: true, cell: (price) => !price.built_in && price.retired_at === null && (
        <Button variant="default" size="compact-sm" onClick={() => onRetire(price)} aria-label={t("prices.retire_one", { pattern: price.model_pattern })}>{t("prices.retire")}</Button>
      ),
    },
  ];
}
