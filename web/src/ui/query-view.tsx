import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "../api/problem";
import { Failed } from "./failed";
import { Forbidden } from "./forbidden";
import { Loading } from "./loading";

interface Props<T> {
  readonly query: UseQueryResult<T>;
  /** Named when the server refuses. */
  readonly permission?: string;
  readonly rows?: number;
  /** Shown instead of the data when it holds nothing. */
  readonly empty?: ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
}

/** A query's data, or its loading, empty, failed or forbidden state: the five faces of every page. */
export function QueryView<T>({ query, permission, rows, empty, isEmpty, children }: Props<T>) {
  if (query.data !== undefined) {
    return isEmpty?.(query.data) && empty !== undefined ? empty : children(query.data);
  }

  if (query.error) {
    return permission !== undefined && Problem.of(query.error).status === 403
      ? <Forbidden permission={permission} />
      : <Failed error={query.error} onRetry={() => void query.refetch()} />;
  }

  return <Loading rows={rows} />;
}
