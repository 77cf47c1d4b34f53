import { useQuery } from "@tanstack/react-query";
import { Problem } from "../../api/problem";
import { send } from "../../api/send";
import type { StatusBody } from "./wire";

/** As often as the server takes a sample. */
const Often = 10_000;

async function readStatus(signal: AbortSignal): Promise<StatusBody> {
  let response: Response;
  try {
    response = await send(new Request(new URL("/api/v1/status", window.location.origin), { signal }));
  } catch (error) {
    throw error instanceof TypeError ? Problem.unreachable() : error;
  }

  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw Problem.ofAnswer(response, body);
  }

  return body as StatusBody;
}

/** How the server is, every ten seconds. */
export const useStatus = () => useQuery({ queryKey: ["status"], queryFn: ({ signal }) => readStatus(signal), refetchInterval: Often, staleTime: Often / 2 });
