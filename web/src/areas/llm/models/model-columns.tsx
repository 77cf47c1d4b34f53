import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Column } from "../../../ui/data-table";
import { ProviderBadge } from "../parts/provider-badge";
import { StateBadge } from "../parts/state-badge";
import { useStatus } from "../queries/status";
import type { Model } from "../queries/wire";
import { ModelActions } from "./model-actions";
import { briefParameters } from "./parameters";

/** What is known of a configured model, and whether it answers. */
export function useModelColumns(manages: boolean): readonly Column<Model>[] {
  const { t } = useTranslation("llm");
  const current = useStatus().data?.current;
  return [
    {
      key: "model", header: t("models.model"), cell: (model) => (
        <Stack gap={0}>
          <Text size="sm" fw={500}>{model.name || model.model_id}</Text>
          <Text size="xs" c="dimmed" ff="monospace">{model.qualified_id}</Text>
        </Stack>
      ),
    },
    { key: "provider", header: t("provider.label"), wide: true, cell: (model) => <ProviderBadge provider={model.provider} /> },
    {
      key: "marks", header: t("models.marks"), cell: (model) => (
        <Group gap={4}>
          {current?.config_id === model.id && <StateBadge tone="good">{t("models.is_current")}</StateBadge>}
          {model.is_default && <StateBadge tone="accent">{t("models.is_default")}</StateBadge>}
        </Group>
      ),
    },
    { key: "parameters", header: t("models.parameters"), wide: true, cell: (model) => <Text size="xs" c="dimmed" ff="monospace">{briefParameters(model.parameters) || "–"}</Text> },
    ...(manages ? [{ key: "actions", acts: true, cell: (model: Model) => <ModelActions model={model} current={current} /> }] : []),
  ];
}
