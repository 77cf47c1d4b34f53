import { Code, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Column } from "../../../ui/data-table";
import { When } from "../../../ui/when";
import { ProviderBadge } from "../parts/provider-badge";
import { StateBadge } from "../parts/state-badge";
import type { ApiKey } from "../queries/wire";
import { KeyActions } from "./key-actions";
import { KeyState } from "./key-state";
import { servingKeys } from "./serving";

/** What is known of a stored key, which itself is masked. */
export function useKeyColumns(keys: readonly ApiKey[]): readonly Column<ApiKey>[] {
  const { t } = useTranslation("llm");
  const serving = servingKeys(keys);
  return [
    {
      key: "key", header: t("keys.key"), cell: (key) => (
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            {key.name || <Text span c="dimmed">{t("keys.nameless")}</Text>}
          </Text>
          <Text size="xs" c="dimmed" hiddenFrom="sm">{t(`provider.${key.provider}`)}</Text>
          {key.masked_key === ""
            ? <Text size="xs" c="dimmed">{t("keys.no_key")}</Text>
            : <Code style={{ alignSelf: "flex-start", whiteSpace: "nowrap" }}>{key.masked_key}</Code>}
        </Stack>
      ),
    },
    {
      key: "provider", header: t("provider.label"), wide: true, cell: (key) => (
        <Stack gap={2} align="flex-start">
          <ProviderBadge provider={key.provider} />
          {key.base_url !== null && <Text size="xs" c="dimmed">{key.base_url}</Text>}
        </Stack>
      ),
    },
    {
      key: "state", header: t("keys.state"), cell: (key) => (
        <Group gap={4}>
          <KeyState health={key.health} />
          {serving.has(key.id) && <StateBadge tone="accent">{t("keys.serves")}</StateBadge>}
        </Group>
      ),
    },
    {
      key: "tested", header: t("keys.tested"), wide: true, cell: (key) => key.last_tested_at === null ? <Text c="dimmed" size="sm">{t("keys.untested")}</Text> : (
        <Text size="sm">
          {t(key.last_test_status === "success" ? "connection.worked" : "connection.failed")} <Text span c="dimmed" size="sm"><When at={key.last_tested_at} form="ago" /></Text>
        </Text>
      ),
    },
    { key: "used", header: t("keys.used"), wide: true, cell: (key) => <Text size="sm" c="dimmed">{key.last_used_at === null ? t("keys.unused") : <When at={key.last_used_at} form="ago" />}</Text> },
    { key: "actions", acts: true, cell: (key) => <KeyActions apiKey={key} serves={serving.has(key.id)} /> },
  ];
}
