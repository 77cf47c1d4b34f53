import { SegmentedControl, SimpleGrid, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/now";
import { QueryView } from "../../../ui/query-view";
import { Section } from "../../../ui/section";
import { usePolicyHealth } from "../queries/health";
import { modelTypes, type Policy } from "../queries/wire";
import { HealthTile } from "./health-tile";

const WatchFor = 5 * 60_000;
const WhileWatching = 5_000;
const Otherwise = 60_000;
const spans = ["15", "60"] as const;

/** How each type has fared of late; closely watched for five minutes after a switch. */
export function HealthSection({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation("llm");
  const [minutes, setMinutes] = useState<string>(spans[0]);
  const now = useNow();
  const watching = policy.changed_at !== null && now - Date.parse(policy.changed_at) < WatchFor;
  const health = usePolicyHealth(Number(minutes), watching ? WhileWatching : Otherwise);
  return (
    <Section
      plain
      title={t("health.title")}
      text={watching ? t("health.watching") : t("health.about")}
      actions={
        <SegmentedControl
          size="xs" value={minutes} onChange={setMinutes} aria-label={t("health.span")}
          data={spans.map((span) => ({ value: span, label: t("health.minutes", { count: Number(span) }) }))}
        />
      }
    >
      <QueryView query={health} permission="llm.read" rows={2}>
        {({ types, cut }) => (
          <>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              {modelTypes.map((type) => (
                <HealthTile key={type} type={type} provider={policy.provider} rows={types.filter((row) => row.type === type)} />
              ))}
            </SimpleGrid>
            {cut && <Text size="xs" c="dimmed" mt="xs">{t("health.cut")}</Text>}
          </>
        )}
      </QueryView>
    </Section>
  );
}
