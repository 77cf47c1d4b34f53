import { Group, Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAmounts } from "../parts/amounts";
import { StateBadge } from "../parts/state-badge";
import type { TypeHealth } from "../queries/health";
import type { ModelType, Provider } from "../queries/wire";

interface Props {
  readonly type: ModelType;
  /** Who answers now. */
  readonly provider: Provider;
  readonly rows: readonly TypeHealth[];
}

const Alarming = 0.05;

/** One type: errors and p95 of the provider in force, and of others that answered in the span. */
export function HealthTile({ type, provider, rows }: Props) {
  const { t } = useTranslation("llm");
  const { share, span, count } = useAmounts();
  const now = rows.find((row) => row.provider === provider);
  const others = rows.filter((row) => row.provider !== provider);
  const tell = (row: TypeHealth) => t("health.line", { errors: share(row.error_rate), p95: span(row.p95_ms), requests: count(row.requests) });
  return (
    <Paper p="md" role="group" aria-label={t(`type.${type}`)}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">{t(`type.${type}`)} · {t(`provider.${provider}`)}</Text>
        {now && <StateBadge tone={now.error_rate > Alarming ? "bad" : "good"}>{t(now.error_rate > Alarming ? "health.bad" : "health.good")}</StateBadge>}
      </Group>
      <Text fz={24} fw={600} lh={1.3} mt={4}>{now ? share(now.error_rate) : "–"}</Text>
      <Text size="sm" c="dimmed">{now ? t("health.of", { count: now.requests, requests: count(now.requests), p95: span(now.p95_ms) }) : t("health.none")}</Text>
      {others.map((row) => (
        <Text key={row.provider} size="xs" c="dimmed" mt={6}>{t(`provider.${row.provider}`)}: {tell(row)}</Text>
      ))}
    </Paper>
  );
}
