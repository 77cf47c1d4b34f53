import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** The text, or what tells it when it is copied: a text that grows need not draw this again with every letter. */
  readonly value: string | (() => string);
}

/** Puts a text on the clipboard and says so. */
export const CopyText = memo(function CopyText({ value }: Props) {
  const { t } = useTranslation("ui");
  const { copied, copy } = useClipboard({ timeout: 1_000 });
  return (
    <Button variant="default" size="xs" onClick={() => copy(typeof value === "string" ? value : value())} leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}>
      <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
    </Button>
  );
});
