import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, ok, type Wire } from "../../api/api";
import { listOptions } from "../../api/list";
import { standingQuery } from "../../session/session";
import type { Filtering } from "../../ui/filters/use-filters";
import type { Account, Role } from "./roles";
import type { userFilters } from "./user-filters";

export const keys = {
  users: ["access", "users"] as const,
  user: (id: string) => ["access", "users", "one", id] as const,
  sessions: (id: string) => ["access", "users", "sessions", id] as const,
  invitations: ["access", "invitations"] as const,
  signUp: ["access", "sign-up"] as const,
  matrix: ["access", "matrix"] as const,
  intents: ["access", "intents"] as const,
};


export const useUsers = ({ values, asked }: Filtering<typeof userFilters>) =>
  useInfiniteQuery(listOptions([...keys.users, "list", values], (place, now) =>
    ok(api.GET("/api/v1/admin/identity/users", { params: { query: { ...asked(now), ...place } } }))));

export const useUser = (id: string) =>
  useQuery({ queryKey: keys.user(id), queryFn: () => ok(api.GET("/api/v1/admin/identity/users/{id}", { params: { path: { id } } })) });

export const useSessions = (id: string) =>
  useQuery({ queryKey: keys.sessions(id), queryFn: () => ok(api.GET("/api/v1/admin/identity/users/{id}/sessions", { params: { path: { id } } })) });

export const useInvitations = () =>
  useInfiniteQuery(listOptions(keys.invitations, (place) =>
    ok(api.GET("/api/v1/admin/identity/invitations", { params: { query: place } }))));

export const useSignUp = () => useQuery({ queryKey: keys.signUp, queryFn: () => ok(api.GET("/api/v1/admin/identity/sign-up-policy")) });

export const useMatrix = () => useQuery({ queryKey: keys.matrix, queryFn: () => ok(api.GET("/api/v1/admin/identity/permissions")) });

export const useIntents = () => useQuery({ queryKey: keys.intents, queryFn: () => ok(api.GET("/api/v1/access/intents")), staleTime: Infinity });

/** What an administrator can do with an account; each insists on the version that was looked at. The account may be one's own. */
export function useUserActs(account: Account) {
  const queries = useQueryClient();
  const at = { path: { id: account.id } };
  const headers = ifMatch(account.version);
  const changed = async <T>(act: Promise<T>): Promise<T> => {
    try {
      return await act;
    } finally {
      await Promise.all([queries.invalidateQueries({ queryKey: keys.users }), queries.invalidateQueries({ queryKey: standingQuery.queryKey })]);
    }
  };
  return {
    changeRole: (role: Role) => changed(ok(api.PUT("/api/v1/admin/identity/users/{id}/role", { params: at, headers, body: { role } }))),
    disable: () => changed(ok(api.POST("/api/v1/admin/identity/users/{id}/disable", { params: at, headers }))),
    enable: () => changed(ok(api.POST("/api/v1/admin/identity/users/{id}/enable", { params: at, headers }))),
    resetPassword: () => changed(ok(api.POST("/api/v1/admin/identity/users/{id}/reset-password", { params: at, headers }))),
    endSessions: () => changed(ok(api.DELETE("/api/v1/admin/identity/users/{id}/sessions", { params: at }))),
    setScope: (body: Wire["IdentityDataScopeRequest"] | null) =>
      changed(body === null
        ? ok(api.DELETE("/api/v1/admin/identity/users/{id}/data-scope", { params: at, headers }))
        : ok(api.PUT("/api/v1/admin/identity/users/{id}/data-scope", { params: at, headers, body }))),
  };
}

/** Invitations, the way to an account, and who holds what. */
export function useAccessActs() {
  const queries = useQueryClient();
  const changed = async <T>(key: readonly string[], act: Promise<T>): Promise<T> => {
    try {
      return await act;
    } finally {
      await Promise.all([queries.invalidateQueries({ queryKey: key }), queries.invalidateQueries({ queryKey: standingQuery.queryKey })]);
    }
  };
  return {
    invite: (body: Wire["IdentityCreateInvitationRequest"]) => changed(keys.invitations, ok(api.POST("/api/v1/admin/identity/invitations", { body }))),
    revoke: (id: string) => changed(keys.invitations, ok(api.DELETE("/api/v1/admin/identity/invitations/{id}", { params: { path: { id } } }))),
    changeSignUp: (policy: Wire["SignUpPolicy"], version: number) =>
      changed(keys.signUp, ok(api.PUT("/api/v1/admin/identity/sign-up-policy", { headers: ifMatch(version), body: { policy } }))),
    changePermission: (name: string, role: Role, version: number) =>
      changed(keys.matrix, ok(api.PUT("/api/v1/admin/identity/permissions/{name}", { params: { path: { name } }, headers: ifMatch(version), body: { minimum_role: role } }))),
  };
}
