import { IconMailForward, IconShieldCheck, IconUsers } from "@tabler/icons-react";
import type { Area } from "../area";

export const access: Area = {
  name: "access",
  title: "access:title",
  place: "sidebar",
  pages: [
    { path: "/access/users", title: "access:users.title", needs: "identity.manage_users", icon: IconUsers, jump: "u", load: async () => (await import("./pages/users-page")).UsersPage },
    { path: "/access/users/:id", title: "access:user.title", needs: "identity.manage_users", load: async () => (await import("./pages/user-page")).UserPage },
    { path: "/access/invitations", title: "access:invitations.title", needs: "identity.manage_users", icon: IconMailForward, load: async () => (await import("./pages/invitations-page")).InvitationsPage },
    { path: "/access/roles", title: "access:roles.title", needs: "identity.manage_permissions", icon: IconShieldCheck, load: async () => (await import("./pages/roles-page")).RolesPage },
  ],
  finders: [{ title: "access:users.title", needs: "identity.manage_users", load: async () => (await import("./find-users")).findUsers }],
};
