import type { QueryClient } from "@tanstack/react-query";
import { api, ok } from "../api/api";
import { become, standingQuery } from "./session";

/** Signs this browser in: the session goes into cookies that no script can read. */
export async function signIn(queries: QueryClient, username: string, password: string): Promise<void> {
  await ok(api.POST("/api/v1/identity/browser/login", { body: { username, password } }));
  queries.clear();
  await queries.fetchQuery(standingQuery);
}

export async function signOut(queries: QueryClient): Promise<void> {
  await ok(api.POST("/api/v1/identity/logout"));
  queries.clear();
  become(queries, { kind: "out" });
}

/**
 * Making an account answers with tokens for programs. This browser wants cookies, so it ends that session unused and signs in; the tokens
 * live for the length of this function.
 */
export async function exchange(queries: QueryClient, made: { access_token: string }, username: string, password: string): Promise<void> {
  await ok(api.POST("/api/v1/identity/logout", { headers: { Authorization: `Bearer ${made.access_token}` }, credentials: "omit" }));
  await signIn(queries, username, password);
}
