import { keptFor } from "../kept";
import { createConversation } from "./conversation";

export const conversationOf = keptFor(createConversation, (conversation) => conversation.clear());
