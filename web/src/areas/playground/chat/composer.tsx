import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowUp, IconPlayerStopFilled } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskBox } from "../ask/ask-box";
import { useStore } from "../store";
import classes from "./chat.module.css";
import { ComposerTools } from "./composer-tools";
import type { Conversation } from "./conversation";
import { canSend } from "./parameters";

/** Where one writes, and everything that goes with the next request. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation("playground");
  const { running, parameters } = useStore(conversation.state);
  const [draft, setDraft] = useState("");
  const ready = draft.trim() !== "" && !running && canSend(parameters);
  const send = () => {
    if (ready) {
      conversation.ask(draft);
      setDraft("");
    }
  };
  return (
    <div className={classes.composer}>
      <AskBox label={t("composer.label")} placeholder={t("composer.placeholder")} value={draft} onChange={setDraft} onSend={send}
        tools={<ComposerTools conversation={conversation} draft={draft} />}
        action={running ? (
          <Tooltip label={t("composer.stop")}>
            <ActionIcon size="lg" radius="xl" color="gray" variant="default" onClick={conversation.stop} aria-label={t("composer.stop")}>
              <IconPlayerStopFilled size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Tooltip label={canSend(parameters) ? t("composer.send") : t("composer.bad_schema")}>
            <ActionIcon size="lg" radius="xl" onClick={send} disabled={!ready} aria-label={t("composer.send")}>
              <IconArrowUp size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )} />
    </div>
  );
}
