import { Button, Code, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";
import { Notice } from "./notice";
import { useProblemText } from "./problem-text";

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, a way to try again, and the trace id to quote to the operator. */
export function Failed({ error, onRetry }: Props) {
  const { t } = useTranslation("ui");
  const problem = Problem.of(error);
  const retry = onRetry && (
    <Button variant="default" onClick={onRetry}>
      {t("failed.retry")}
    </Button>
  );
  return (
    <Notice icon={IconAlertTriangle} title={t("failed.title")} role="alert" action={retry}>
      {useProblemText()(problem)}
      {problem.traceId !== undefined && (
        <Text size="xs" mt="xs">
          {t("failed.trace")} <Code>{problem.traceId}</Code>
        </Text>
      )}
    </Notice>
  );
}
