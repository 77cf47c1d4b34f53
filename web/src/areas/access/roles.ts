import type { Wire } from "../../api/api";

export type Role = Wire["Role"];
export type Account = Wire["IdentityAccountResponse"];

/** From the least to the most. */
export const roles: readonly Role[] = ["viewer", "user", "operator", "approver", "admin"];

export const isRole = (text: string | undefined | null): text is Role => roles.some((role) => role === text);

export const rank = (role: Role) => roles.indexOf(role);

/** What an account is called by people. */
export const nameOf = (account: Pick<Account, "display_name" | "username">) => account.display_name || account.username;

export type Invitation = Wire["IdentityInvitationResponse"];
