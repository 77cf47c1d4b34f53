import { Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isOpen, type Run } from "./status";

/** How far a run is, and what it says of itself. */
export function RunProgress({ run }: { readonly run: Run }) {
  const { t } = useTranslation("runs");
  const showsBar = isOpen(run.status) && (run.status !== "queued" || run.percent > 0);
  const line = run.error?.detail ?? run.message ?? run.waiting?.step;
  return (
    <div style={{ minWidth: 120, maxWidth: 420 }}>
      {showsBar && (
        <Progress.Root size="sm" mb={line ? 4 : 0}>
          <Progress.Section value={run.percent} aria-label={t("progress")} />
        </Progress.Root>
      )}
      {line && (
        <Text size="xs" c="dimmed" lineClamp={2} title={line}>
          {showsBar && run.percent > 0 ? `${run.percent}% · ` : ""}{line}
        </Text>
      )}
    </div>
  );
}
