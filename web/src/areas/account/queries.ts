import { mutationOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import { api, ifMatch, ok, type Wire } from "../../api/api";
import { listOptions } from "../../api/list";
import { become } from "../../session/session";

export type OpenSession = Wire["IdentityOpenSessionResponse"];
export type ClientKey = Wire["IdentityClientKeyResponse"];

const sessions = ["account", "sessions"] as const;
const keys = ["account", "keys"] as const;

export const sessionsQuery = queryOptions({ queryKey: sessions, queryFn: () => ok(api.GET("/api/v1/identity/sessions")) });

export const keysQuery = listOptions(keys, (place) => ok(api.GET("/api/v1/identity/client-keys", { params: { query: place } })));

export const changeProfile = (queries: QueryClient) =>
  mutationOptions({
    mutationFn: ({ version, ...change }: Wire["IdentityChangeProfileRequest"] & { version: number }) =>
      ok(api.PATCH("/api/v1/identity/me", { body: change, headers: ifMatch(version) })),
    onSuccess: (me) => become(queries, { kind: "in", me }),
  });

export async function endSession(queries: QueryClient, id: string): Promise<void> {
  await ok(api.DELETE("/api/v1/identity/sessions/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: sessions });
}

export async function endOtherSessions(queries: QueryClient): Promise<void> {
  await ok(api.DELETE("/api/v1/identity/sessions"));
  await queries.invalidateQueries({ queryKey: sessions });
}

export const createKey = (queries: QueryClient) =>
  mutationOptions({
    mutationFn: (wanted: Wire["IdentityCreateClientKeyRequest"]) => ok(api.POST("/api/v1/identity/client-keys", { body: wanted })),
    // The answer has the secret in it; nothing keeps it once the page has let go of it.
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys }),
  });

export async function revokeKey(queries: QueryClient, id: string): Promise<void> {
  await ok(api.DELETE("/api/v1/identity/client-keys/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: keys });
}

export const exportAccount = () => ok(api.GET("/api/v1/identity/account/export"));

/** Ends the account and with it this session. */
export async function deleteAccount(queries: QueryClient, password: string): Promise<void> {
  await ok(api.POST("/api/v1/identity/account/delete", { body: { password } }));
  queries.clear();
  become(queries, { kind: "out" });
}
