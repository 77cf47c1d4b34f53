import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { onSessionEnd } from "../api/session-end";
import { become, standingQuery } from "../session/session";
import { Failed } from "../ui/failed";
import { Loading } from "../ui/loading";
import { Page } from "../ui/page";

/** Lets somebody through who is signed in; everyone else is shown the door, and comes back here afterwards. */
export function SignedIn() {
  const queries = useQueryClient();
  const { pathname, search } = useLocation();
  const standing = useQuery(standingQuery);
  useEffect(() => onSessionEnd(() => become(queries, { kind: "out" })), [queries]);
  if (standing.data?.kind === "out") {
    const next = pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }

  if (standing.data?.kind === "must_change") {
    return <Navigate to="/change-password" replace />;
  }

  return standing.data ? <Outlet /> : (
    <Page title="Maru">{standing.error ? <Failed error={standing.error} onRetry={() => void standing.refetch()} /> : <Loading />}</Page>
  );
}
