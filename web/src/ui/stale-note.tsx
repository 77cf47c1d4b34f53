import { Alert, Button, Group } from "@mantine/core";
import { Trans, useTranslation } from "react-i18next";
import { useProblemText } from "./problem-text";
import { When } from "./when";

interface Props {
  readonly error: unknown;
  /** When what is shown was read. */
  readonly at: number;
  readonly onRetry: () => void;
}

/** Says of what is shown that it is old, because it could not be read again. */
export function StaleNote({ error, at, onRetry }: Props) {
  const { t } = useTranslation("ui");
  const why = useProblemText()(error);
  const when = <When at={new Date(at).toISOString()} form="second" />;
  return (
    <Alert color="yellow" variant="light" role="status" mb="sm" py="xs">
      <Group justify="space-between" gap="xs">
        <span><Trans t={t} i18nKey="list.stale" values={{ why }} components={{ at: when }} /></span>
        <Button variant="default" size="xs" onClick={onRetry}>{t("failed.retry")}</Button>
      </Group>
    </Alert>
  );
}
