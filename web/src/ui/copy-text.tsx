import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Puts a text on the clipboard and says so. */
export function CopyText({ value }: { readonly value: string }) {
  const { t } = useTranslation("ui");
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button variant="default" size="xs" onClick={copy} leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}>
          <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
        </Button>
      )}
    </CopyButton>
  );
}
