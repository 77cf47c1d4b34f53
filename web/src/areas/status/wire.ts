/** `GET /api/v1/status` as it comes, until the contract has it. */
export interface StatusBody {
  readonly node: { readonly id: string; readonly name: string; readonly version: string; readonly started_at: string };
  readonly encryption: "ok" | "ephemeral" | "locked";
  readonly database: { readonly dialect: "sqlite" | "postgres"; readonly open_connections: number };
  readonly nodes: readonly NodeBody[];
  readonly windows: readonly WindowBody[];
  readonly samples: readonly SampleBody[];
}

export interface NodeBody {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly started_at: string;
  readonly heartbeat_at: string;
  readonly alive: boolean;
}

export interface WindowBody {
  readonly minutes: number;
  readonly requests: number;
  readonly requests_per_second: number;
  readonly p95_ms: number | null;
  readonly error_rate: number;
  readonly open_connections: number;
}

export interface SampleBody {
  readonly at: string;
  readonly requests_per_second: number;
  readonly p95_ms: number | null;
  readonly error_rate: number;
  readonly open_connections: number;
}
