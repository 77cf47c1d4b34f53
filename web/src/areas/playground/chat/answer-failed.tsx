import { Alert, Button, Code, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../api/problem";
import { useProblemText } from "../../../ui/problem-text";
import { CutOff } from "./run-answer";

interface Props {
  readonly problem: Problem;
  readonly onAgain: (() => void) | undefined;
}

/** Why there is no answer, or only the beginning of one. */
export function AnswerFailed({ problem, onAgain }: Props) {
  const { t } = useTranslation("playground");
  const explain = useProblemText();
  return (
    <Alert color="red" variant="light" role="alert" my={8} icon={<IconAlertTriangle size={18} aria-hidden />} title={t("failed.title")}>
      <Text size="sm">{problem.code === CutOff ? t("failed.cut") : explain(problem)}</Text>
      {problem.retryAfter !== undefined && <Text size="sm">{t("failed.wait", { count: problem.retryAfter })}</Text>}
      <Text size="xs" c="dimmed" mt={4}>
        <Code>{problem.code}</Code> {problem.traceId !== undefined && <>{t("failed.trace")} <Code>{problem.traceId}</Code></>}
      </Text>
      {onAgain && (
        <Group mt={8}>
          <Button size="compact-sm" variant="default" onClick={onAgain}>{t("failed.again")}</Button>
        </Group>
      )}
    </Alert>
  );
}
