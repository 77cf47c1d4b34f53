import type { ServerEvent } from "../../api/server-events";
import { statuses, type Run, type RunStatus } from "./status";

/** What a live event says of a run: what of its row is known at once, and whether the rest must be asked for. */
export interface News {
  readonly id: string;
  readonly change: Partial<Run>;
  readonly ask: boolean;
}

interface Told {
  readonly run_id?: string;
  readonly data?: { readonly percent?: number; readonly message?: string | null };
}

const Ended = /^run\.(\w+)$/;
const begun: Partial<Record<string, RunStatus>> = { "run.started": "running", "run.waiting": "waiting", "run.parked": "parked", "run.queued": "queued", "run.retried": "queued" };

/** Reads an event of `/api/v1/live`; what is not about a run says nothing. */
export function newsOf(event: ServerEvent): News | undefined {
  const told = read(event.data);
  if (told?.run_id === undefined) {
    return undefined;
  }

  if (event.type === "run.progress") {
    return { id: told.run_id, change: { percent: told.data?.percent, message: told.data?.message ?? null }, ask: false };
  }

  const name = Ended.exec(event.type)?.[1];
  const status = begun[event.type] ?? statuses.find((s) => s === name);
  return event.type.startsWith("step.") ? undefined : { id: told.run_id, change: status ? { status } : {}, ask: true };
}

function read(data: string): Told | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
