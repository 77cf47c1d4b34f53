import { Button, Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sendsOnEnter } from "../ask/sends-on-enter";

interface Props {
  readonly text: string;
  readonly later: number;
  readonly onSend: (prompt: string) => void;
  readonly onCancel: () => void;
}

/** Writes a prompt anew, and says what sending it takes away. */
export function PromptEditor({ text, later, onSend, onCancel }: Props) {
  const { t } = useTranslation("playground");
  const [draft, setDraft] = useState(text);
  const send = () => draft.trim() !== "" && onSend(draft);
  return (
    <div style={{ marginBottom: 18 }}>
      <Textarea value={draft} onChange={(event) => setDraft(event.currentTarget.value)} autosize minRows={2} maxRows={14} autoFocus aria-label={t("prompt.edit")}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            onCancel();
          } else if (sendsOnEnter(event)) {
            event.preventDefault();
            send();
          }
        }} />
      <Group justify="flex-end" gap="xs" mt={8}>
        {later > 0 && <Text size="xs" c="dimmed" mr="auto">{t("prompt.loses", { count: later })}</Text>}
        <Button variant="default" size="xs" onClick={onCancel}>{t("prompt.cancel")}</Button>
        <Button size="xs" onClick={send} disabled={draft.trim() === ""}>{t("prompt.send")}</Button>
      </Group>
    </div>
  );
}
