import { ActionIcon, CopyButton, Group, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Answer } from "./answer";

interface Props {
  readonly answer: Answer;
  readonly onAgain: (() => void) | undefined;
}

/** What can be done with an answer that has ended. */
export function AnswerActions({ answer, onAgain }: Props) {
  const { t } = useTranslation("playground");
  return (
    <Group gap={2} wrap="nowrap">
      {answer.text !== "" && (
        <CopyButton value={answer.text}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? t("answer.copied") : t("answer.copy")}>
              <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={copied ? t("answer.copied") : t("answer.copy")}>
                {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      )}
      {onAgain && answer.phase !== "failed" && (
        <Tooltip label={t("answer.again")}>
          <ActionIcon variant="subtle" color="gray" onClick={onAgain} aria-label={t("answer.again")}>
            <IconRefresh size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}
