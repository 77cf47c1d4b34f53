import { Anchor, Box, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Column } from "../../../ui/data-table";
import { When } from "../../../ui/when";
import { useAmounts } from "../parts/amounts";
import { useKeyName } from "../parts/key-name";
import type { Call } from "../queries/wire";
import { OutcomeBadge } from "./outcome-badge";

/** What the log says of a call; each opens by its time. */
export function useCallColumns(everybody: boolean): readonly Column<Call>[] {
  const { t } = useTranslation("llm");
  const { money, count, span } = useAmounts();
  const keyName = useKeyName();
  return [
    {
      key: "at", header: t("calls.at"), cell: (call) => (
        <Anchor component={Link} to={`/llm/calls/${call.id}`} state={call} size="sm">
          <Box component="span" visibleFrom="sm"><When at={call.at} form="second" /></Box>
          <Box component="span" hiddenFrom="sm"><When at={call.at} form="ago" /></Box>
        </Anchor>
      ),
    },
    {
      key: "model", header: t("calls.model"), cell: (call) => (
        <Stack gap={0}>
          <Text size="sm" fw={500}>{call.model ?? call.model_asked}</Text>
          <Text size="xs" c="dimmed">
            {[call.provider && t(`provider.${call.provider}`), call.operation !== "chat" && t(`operation.${call.operation}`), call.streamed && t("calls.is_streamed")].filter(Boolean).join(" · ")}
          </Text>
          <Text size="xs" c="dimmed" hiddenFrom="sm">{money(call.cost)}</Text>
        </Stack>
      ),
    },
    {
      key: "key", header: t("calls.key"), wide: true, cell: (call) => (
        <Stack gap={0}>
          <Text size="sm">{keyName(call.client_key_id, call.client_key_name)}</Text>
          {everybody && call.owner_name !== null && <Text size="xs" c="dimmed">{call.owner_name}</Text>}
        </Stack>
      ),
    },
    {
      key: "outcome", header: t("calls.outcome"), cell: (call) => (
        <Stack gap={2} align="flex-start">
          <OutcomeBadge outcome={call.outcome} />
          {call.outcome !== "succeeded" && <Text size="xs" c="dimmed">{call.error_code ?? call.status}</Text>}
        </Stack>
      ),
    },
    { key: "latency", header: t("calls.latency"), align: "right", wide: true, cell: (call) => <Text size="sm">{span(call.latency_ms)}</Text> },
    {
      key: "tokens", header: t("calls.tokens"), align: "right", wide: true, cell: (call) => (
        <Text size="sm" style={{ whiteSpace: "nowrap" }}>
          {count(call.tokens_in)} <Text span size="sm" c="dimmed">→</Text> {count(call.tokens_out)}{call.usage_source === "estimated" && <Text span size="sm" c="dimmed" title={t("call.estimated")}> ≈</Text>}
        </Text>
      ),
    },
    { key: "cost", header: t("calls.cost"), align: "right", wide: true, cell: (call) => <Text size="sm" style={{ whiteSpace: "nowrap" }}>{money(call.cost)}</Text> },
  ];
}
