import { IconMessageChatbot } from "@tabler/icons-react";
import type { Area } from "../area";

export const playground: Area = {
  name: "playground",
  title: "playground:title",
  place: "sidebar",
  pages: [
    {
      path: "/playground",
      title: "playground:title",
      needs: "llm.use_playground",
      icon: IconMessageChatbot,
      jump: "p",
      load: async () => (await import("./pages/chat-page")).ChatPage,
    },
    {
      path: "/playground/images",
      title: "playground:pictures.title",
      needs: "llm.use_playground",
      load: async () => (await import("./pages/images-page")).ImagesPage,
    },
  ],
};
