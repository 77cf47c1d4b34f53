import { useQuery } from "@tanstack/react-query";
import { Problem } from "../../../api/problem";
import { send } from "../../../api/send";
import { llmKey } from "./change";
import type { ModelType, Provider } from "./wire";

export interface TypeHealth {
  readonly type: ModelType;
  readonly provider: Provider;
  readonly requests: number;
  readonly failed: number;
  readonly error_rate: number;
  readonly p95_ms: number | null;
}

export interface PolicyHealth {
  readonly from: string;
  readonly types: readonly TypeHealth[];
  /** Whether older calls of the span were left out. */
  readonly cut: boolean;
}

async function read(minutes: number): Promise<PolicyHealth> {
  const response = await send(new Request(new URL(`/api/v1/llm/policy/health?minutes=${minutes}`, window.location.origin)));
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw Problem.ofAnswer(response, body);
  }

  return body as PolicyHealth;
}

/** How each type has fared of late, by provider; read again every `every` milliseconds. */
export const usePolicyHealth = (minutes: number, every: number) =>
  useQuery({ queryKey: [...llmKey, "policy", "health", minutes], queryFn: () => read(minutes), refetchInterval: every });
