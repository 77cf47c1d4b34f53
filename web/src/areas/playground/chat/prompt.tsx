import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PlainText } from "../markdown/plain-text";
import classes from "./chat.module.css";
import { PromptEditor } from "./prompt-editor";

interface Props {
  readonly text: string;
  readonly later: number;
  readonly disabled: boolean;
  readonly onSend: (prompt: string) => void;
}

/** What the person wrote; it can be written anew and sent again. */
export function Prompt({ text, later, disabled, onSend }: Props) {
  const { t } = useTranslation("playground");
  const [editing, setEditing] = useState(false);
  if (editing) {
    return <PromptEditor text={text} later={later} onSend={(prompt) => { setEditing(false); onSend(prompt); }} onCancel={() => setEditing(false)} />;
  }

  return (
    <div className={classes.prompt}>
      <Tooltip label={t("prompt.edit")}>
        <ActionIcon variant="subtle" color="gray" size="md" disabled={disabled} onClick={() => setEditing(true)} aria-label={t("prompt.edit")}>
          <IconPencil size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <div className={classes.prompt_text} dir="auto">
        <PlainText text={text} />
      </div>
    </div>
  );
}
