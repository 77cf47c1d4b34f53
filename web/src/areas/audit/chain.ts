import { linesOf } from "../../api/lines";
import { Problem } from "../../api/problem";
import { send } from "../../api/send";

/** A signed statement on a range of entries, as the stream has it. Its schema is not in the contract, which knows only that lines come. */
export interface Checkpoint {
  readonly number: number;
  readonly first_id: number;
  readonly last_id: number;
  readonly last_hash: string;
  /** Microseconds since 1970. */
  readonly at: number;
  readonly key_id: string;
}

/** Where the log says it stands. */
export interface ChainHead {
  readonly last_id: number;
  readonly last_hash: string;
  readonly dropped_through: number;
}

export interface Checkpoints {
  readonly count: number;
  /** The newest first. */
  readonly newest: readonly Checkpoint[];
}

const Kept = 500;

/** Reads all checkpoints, and keeps the newest. */
export async function readCheckpoints(signal: AbortSignal): Promise<Checkpoints> {
  let count = 0;
  let newest: Checkpoint[] = [];
  for await (const line of linesOf(await open("/api/v1/audit/checkpoints", signal))) {
    const { checkpoint } = JSON.parse(line) as { checkpoint?: Checkpoint };
    if (checkpoint) {
      count++;
      newest.push(checkpoint);
      newest = newest.length > 2 * Kept ? newest.slice(-Kept) : newest;
    }
  }

  return { count, newest: newest.slice(-Kept).reverse() };
}

/** Reads where the log stands: the first line of its stream, and no more of it. */
export async function readHead(afterCheckpoint: number, signal: AbortSignal): Promise<ChainHead> {
  const query = afterCheckpoint > 0 ? `?after_checkpoint=${afterCheckpoint}` : "";
  for await (const line of linesOf(await open(`/api/v1/audit/chain${query}`, signal))) {
    const { head } = JSON.parse(line) as { head?: ChainHead };
    if (head) {
      return head;
    }
  }

  throw new Problem({ code: "web.unknown", detail: "The log's stream has no beginning." });
}

async function open(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
  const response = await send(new Request(new URL(path, window.location.origin), { signal }));
  if (!response.ok) {
    throw Problem.ofAnswer(response, await response.json().catch(() => undefined));
  }

  return response.body;
}
