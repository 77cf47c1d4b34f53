import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Wire } from "../../../api/api";
import { useMay } from "../../../session/session";
import { callQuery } from "../queries";

/** The call log's line of a request that has ended; null when it has none. */
export function useCall(requestId: string | undefined): UseQueryResult<Wire["LlmCallResponse"] | null> {
  const may = useMay();
  return useQuery({ ...callQuery(requestId ?? ""), enabled: requestId !== undefined && requestId !== "" && may("llm.read_own_calls") });
}
