import { ActionIcon, Code, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./id-text.module.css";
import { shortId } from "./short-id";

interface Props {
  readonly id: string;
  /** Ids of one moment begin alike, so the end is what tells them apart. */
  readonly whole?: boolean;
}

/** An id as short as tells it apart, with the whole of it on hover and on the clipboard. */
export function IdText({ id, whole = false }: Props) {
  const { t } = useTranslation("ui");
  return (
    <span className={classes.id}>
      <Code title={id} data-whole={whole || undefined}>{whole ? id : shortId(id)}</Code>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("copied") : t("copy")}>
            <ActionIcon size="sm" variant="subtle" color="gray" onClick={copy} aria-label={t("copy_id", { id })}>
              {copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
