import { Group, Paper, SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAmounts } from "../parts/amounts";
import type { Call } from "../queries/wire";
import classes from "./call-timing.module.css";
import { OutcomeBadge } from "./outcome-badge";

/** What a call took: time, to the first part and in all, tokens and money. */
export function CallTiming({ call }: { readonly call: Call }) {
  const { t } = useTranslation("llm");
  const { money, count, span } = useAmounts();
  const waited = call.ttft_ms === null || call.latency_ms === 0 ? 100 : Math.min(100, (call.ttft_ms / call.latency_ms) * 100);
  const figures = [
    [t("calls.latency"), span(call.latency_ms)],
    [t("call.first"), span(call.ttft_ms)],
    [t("calls.tokens"), `${count(call.tokens_in)} → ${count(call.tokens_out)}`],
    [t("calls.cost"), money(call.cost)],
  ] as const;
  return (
    <Paper p="md">
      <Group justify="space-between" mb="sm">
        <Text fw={600}>{call.model ?? call.model_asked}</Text>
        <OutcomeBadge outcome={call.outcome} />
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {figures.map(([label, figure]) => (
          <div key={label}>
            <Text size="xs" c="dimmed">{label}</Text>
            <Text fz={20} fw={600} lh={1.4}>{figure}</Text>
          </div>
        ))}
      </SimpleGrid>
      <div className={classes.bar} role="img" aria-label={t("call.timing", { first: span(call.ttft_ms), all: span(call.latency_ms) })}>
        <span className={classes.waited} style={{ width: `${waited}%` }} />
        <span className={classes.answered} />
      </div>
      <Group gap="md">
        <Text size="xs" c="dimmed" className={classes.key} data-part="waited">{t("call.waited")}</Text>
        {waited < 100 && <Text size="xs" c="dimmed" className={classes.key} data-part="answered">{t("call.answered")}</Text>}
      </Group>
    </Paper>
  );
}
