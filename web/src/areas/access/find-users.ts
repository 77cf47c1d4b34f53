import { api, ok } from "../../api/api";
import type { Found } from "../area";
import { nameOf } from "./roles";

const Most = 6;

/** Finds accounts by a part of their name or address. */
export async function findUsers(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await ok(api.GET("/api/v1/admin/identity/users", { params: { query: { search: query.slice(0, 100), page_size: Most } }, signal }));
  return items.map((account) => ({ id: `user-${account.id}`, label: nameOf(account), hint: account.username, to: `/access/users/${account.id}` }));
}
