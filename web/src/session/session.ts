import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { api, ok, type Wire } from "../api/api";
import { Problem } from "../api/problem";

export type Me = Wire["IdentityMeResponse"];

/** Who is signed in here: nobody, somebody who must first choose a password, or somebody. */
export type Standing = { kind: "out" } | { kind: "must_change" } | { kind: "in"; me: Me };

export const standingQuery = queryOptions({ queryKey: ["session"], queryFn: readStanding, staleTime: 60_000 });

async function readStanding(): Promise<Standing> {
  try {
    return { kind: "in", me: await ok(api.GET("/api/v1/identity/me")) };
  } catch (error) {
    const problem = Problem.of(error);
    if (problem.status === 401) {
      return { kind: "out" };
    }

    if (problem.code === "http.password_change_required") {
      return { kind: "must_change" };
    }

    throw problem;
  }
}

/** Notes who is signed in now, where that is known without asking. */
export function become(queries: QueryClient, standing: Standing): void {
  queries.setQueryData(standingQuery.queryKey, standing);
}

/** The person signed in. Only below the shell, which opens for nobody else. */
export function useMe(): Me {
  const { data } = useQuery(standingQuery);
  if (data?.kind !== "in") {
    throw new Error("useMe is for pages inside the shell.");
  }

  return data.me;
}

/** Whether a person holds a permission; without one named, everybody does. */
export const holds = (me: Me, permission: string | undefined) => permission === undefined || me.permissions.includes(permission);

/** Asks whether the person signed in holds a permission. */
export function useMay(): (permission: string | undefined) => boolean {
  const me = useMe();
  return (permission) => holds(me, permission);
}
