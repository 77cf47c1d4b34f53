import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import type { Column } from "../../../ui/data-table";
import { When } from "../../../ui/when";
import { Person } from "../parts/person";
import { StateBadge } from "../parts/state-badge";
import type { Policy } from "../queries/wire";
import { useChangeText } from "./change-text";
import { changesBetween, draftOf } from "./policy-draft";
import classes from "./history-columns.module.css";
import { VersionState } from "./version-state";

interface Props {
  readonly versions: readonly Policy[];
  readonly current: Policy;
  readonly onCompare: (version: Policy) => void;
  readonly onRollBack: (version: Policy) => void;
}

/** What the history says of a version or a refused attempt. */
export function useHistoryColumns({ versions, current, onCompare, onRollBack }: Props): readonly Column<Policy>[] {
  const { t } = useTranslation("llm");
  const manages = useMay()("llm.manage_policy");
  const { what, value } = useChangeText();
  const brief = (version: Policy) => {
    const before = versions.find((one) => one.version === version.previous_version && one !== version);
    const changes = before ? changesBetween(draftOf(before), draftOf(version)) : [];
    return changes.map((change) => `${what(change)} → ${value(change, change.to)}`);
  };
  return [
    {
      key: "version", header: t("history.version"), cell: (version) => (
        <Stack gap={4} align="flex-start">
          <Group gap={6}>
            <Text size="sm" fw={600} style={{ whiteSpace: "nowrap" }}>{version.version === null ? t("history.attempt") : `#${version.version}`}</Text>
            <VersionState version={version} />
          </Group>
          {version.forced && <StateBadge tone="warn">{t("history.forced")}</StateBadge>}
        </Stack>
      ),
    },
    {
      key: "change", header: t("history.change"), cell: (version) => (
        <Stack gap={2}>
          <Text size="sm">{t(`provider.${version.provider}`)}{version.rolled_back_to !== null && ` · ${t("history.back_to", { version: version.rolled_back_to })}`}</Text>
          {brief(version).map((line) => <Text key={line} size="xs" c="dimmed">{line}</Text>)}
          {version.rejection !== null && <Text size="xs" c="dimmed" ff="monospace">{version.rejection}</Text>}
        </Stack>
      ),
    },
    { key: "reason", header: t("history.reason"), wide: true, cell: (version) => <Text size="sm" lineClamp={3}>{version.reason}</Text> },
    {
      key: "who", header: t("history.who"), wide: true, cell: (version) => (
        <Stack gap={0}>
          <Text size="sm"><Person id={version.changed_by} /></Text>
          {version.changed_at !== null && <Text size="xs" c="dimmed"><When at={version.changed_at} /></Text>}
        </Stack>
      ),
    },
    {
      key: "actions", acts: true, cell: (version) => version.version !== current.version && (
        <Group gap={4} justify="flex-end" className={classes.actions}>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onCompare(version)} aria-label={t("history.compare_one", { version: version.version ?? t("history.attempt") })}>
            {t("history.compare")}
          </Button>
          {manages && version.version !== null && (
            <Button variant="default" size="compact-sm" onClick={() => onRollBack(version)} aria-label={t("history.roll_back_one", { version: version.version })}>
              {t("history.roll_back")}
            </Button>
          )}
        </Group>
      ),
    },
  ];
}
