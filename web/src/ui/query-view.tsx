import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "../api/problem";
import { Failed } from "./failed";
import { Forbidden } from "./forbidden";
import { Loading } from "./loading";
import { StaleNote } from "./stale-note";

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

/** A query's data, or its loading, empty, failed or forbidden state; and above data that could not be read again, that it is old. */
export function QueryView<T>({ query, permission, rows, empty, isEmpty, children }: Props<T>) {
  const again = () => void query.refetch();
  if (query.error && permission !== undefined && Problem.of(query.error).status === 403) {
    return <Forbidden permission={permission} />;
  }

  if (query.data === undefined) {
    return query.error ? <Failed error={query.error} onRetry={again} /> : <Loading rows={rows} />;
  }

  return (
    <>
      {query.isRefetchError && <StaleNote error={query.error} at={query.dataUpdatedAt} onRetry={again} />}
      {isEmpty?.(query.data) && empty !== undefined ? empty : children(query.data)}
    </>
  );
}
