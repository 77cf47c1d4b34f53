import { IconClipboardList, IconFingerprint, IconUserSearch } from "@tabler/icons-react";
import type { Area } from "../area";

export const audit: Area = {
  name: "audit",
  title: "audit:title",
  place: "sidebar",
  pages: [
    { path: "/audit/entries", title: "audit:entries.title", needs: "audit.read", icon: IconClipboardList, jump: "a", load: async () => (await import("./pages/entries-page")).EntriesPage },
    { path: "/audit/chain", title: "audit:chain.title", needs: "audit.read", icon: IconFingerprint, load: async () => (await import("./pages/chain-page")).ChainPage },
    { path: "/audit/mine", title: "audit:mine.title", needs: "audit.read_own", icon: IconUserSearch, load: async () => (await import("./pages/mine-page")).MinePage },
  ],
};
