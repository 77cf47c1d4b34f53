import { IconDevices, IconKey, IconUserCircle } from "@tabler/icons-react";
import type { Area } from "../area";

export const account: Area = {
  name: "account",
  title: "account:title",
  place: "own_menu",
  pages: [
    {
      path: "/account",
      title: "account:profile.title",
      needs: "identity.use_own_account",
      icon: IconUserCircle,
      jump: "i",
      load: async () => (await import("./pages/profile-page")).ProfilePage,
    },
    {
      path: "/account/sessions",
      title: "account:sessions.title",
      needs: "identity.use_own_account",
      icon: IconDevices,
      load: async () => (await import("./pages/sessions-page")).SessionsPage,
    },
    {
      path: "/account/keys",
      title: "account:keys.title",
      needs: "identity.use_client_keys",
      icon: IconKey,
      jump: "k",
      load: async () => (await import("./pages/keys-page")).KeysPage,
    },
  ],
};
