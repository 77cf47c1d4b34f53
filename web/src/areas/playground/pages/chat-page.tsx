import { Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { Chat } from "../chat/chat";
import { useConversation } from "../chat/use-conversation";
import { CurrentModel } from "../choice/current-model";
import { ModeTabs } from "../choice/mode-tabs";
import { sourcesQuery } from "../queries";
import { useStore } from "../store";

/** Talking with the models of this server. */
export function ChatPage() {
  const { t } = useTranslation("playground");
  const reads = useMay()("llm.read");
  const conversation = useConversation();
  const { running } = useStore(conversation.state);
  const sources = useQuery({ ...sourcesQuery, enabled: reads });
  const chat = <Chat conversation={conversation} />;
  return (
    <Page title={t("title")} actions={<Group gap="md"><CurrentModel running={running} /><ModeTabs /></Group>}>
      {reads ? <QueryView query={sources} permission="llm.read">{() => chat}</QueryView> : chat}
    </Page>
  );
}
