import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "../../../session/session";
import { currentKey } from "../queries";
import type { Conversation } from "./conversation";
import { conversationOf } from "./kept";

/** The conversation of the person signed in. Every answer's end asks the server again for its current model. */
export function useConversation(): Conversation {
  const { id } = useMe();
  const queries = useQueryClient();
  const [conversation] = useState(() => conversationOf(id));
  useEffect(() => conversation.onAnswered(() => void queries.invalidateQueries({ queryKey: currentKey })), [conversation, queries]);
  return conversation;
}
