import { Problem } from "../../api/problem";
import { send } from "../../api/send";

/** `GET /api/v1/audit/verification` as it comes, until the contract has it. */
export interface Verification {
  readonly state: "unverified" | "sound" | "broken";
  readonly verified_through: number;
  readonly verified_at: string | null;
  readonly whole_verified_at: string | null;
  readonly last_entry: number;
  readonly fault: { readonly kind: string; readonly entry_id: number; readonly checkpoint: number | null; readonly found_at: string } | null;
}

/** What the server says of its own check of the chain; null when this server does not offer it. */
export async function readVerification(signal: AbortSignal): Promise<Verification | null> {
  const response = await send(new Request(new URL("/api/v1/audit/verification", window.location.origin), { signal }));
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status === 404) {
    return null;
  }

  if (!response.ok) {
    throw Problem.ofAnswer(response, body);
  }

  return body as Verification;
}
