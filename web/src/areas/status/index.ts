import { IconActivity } from "@tabler/icons-react";
import type { Area } from "../area";

export const status: Area = {
  name: "status",
  title: "status:title",
  place: "sidebar",
  pages: [{ path: "/status", title: "status:title", needs: "platform.read_status", icon: IconActivity, jump: "s", load: async () => (await import("./pages/status-page")).StatusPage }],
};
