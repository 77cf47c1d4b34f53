import { Button, Group, Paper, Text } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { notifyDone, notifyFailed } from "../../../ui/notify";
import { useProblemText } from "../../../ui/problem-text";
import { QueryView } from "../../../ui/query-view";
import { ProviderBadge } from "../parts/provider-badge";
import { useClearSelection } from "../queries/models";
import { useStatus } from "../queries/status";

/** The model that answers when a request names none, and why it is that one. */
export function CurrentModel() {
  const { t } = useTranslation("llm");
  const may = useMay();
  const explain = useProblemText();
  const status = useStatus();
  const clear = useClearSelection();
  const onClear = () =>
    clear.mutate(undefined, { onError: (error) => notifyFailed(explain(error)), onSuccess: (now) => notifyDone(t("models.cleared", { name: now.model })) });
  return (
    <Paper p="md">
      <QueryView query={status} permission="llm.read" rows={1}>
        {({ current, providers }) => (
          <Group justify="space-between" gap="sm">
            <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
              <IconSparkles size={20} stroke={1.6} aria-hidden color="var(--mantine-color-dimmed)" style={{ flexShrink: 0 }} />
              <div style={{ minWidth: 0 }}>
                <Group gap={8}>
                  <Text size="sm" c="dimmed">{t("models.current")}</Text>
                  <Text fw={600} data-testid="current-model-indicator" aria-live="polite">{current.model_id}</Text>
                  <ProviderBadge provider={current.provider} />
                </Group>
                <Text size="sm" c="dimmed">{t(`models.source.${current.source}`)}</Text>
                {providers.some((one) => one.provider === current.provider && !one.usable) && (
                  <Text size="sm" c="red" role="alert">{t("models.keyless", { provider: t(`provider.${current.provider}`) })}</Text>
                )}
              </div>
            </Group>
            {current.source === "selected" && may("llm.manage_models") && (
              <Button variant="default" loading={clear.isPending} onClick={onClear}>{t("models.clear")}</Button>
            )}
          </Group>
        )}
      </QueryView>
    </Paper>
  );
}
