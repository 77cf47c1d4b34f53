import type { components } from "./schema.gen";

export type ProblemBody = components["schemas"]["HttpProblemResponse"];

/** The server was not reached at all. */
export const Unreachable = "web.unreachable";

/** What went wrong, as the server says it: a stable code, a sentence for people, and the trace id that finds the request in its logs. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly traceId: string | undefined;
  readonly retryable: boolean;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly retryAfter: number | undefined;

  constructor(body: Partial<ProblemBody>, retryAfter?: number) {
    super(body.detail ?? "The server gave no reason.");
    this.name = "Problem";
    this.status = body.status ?? 0;
    this.code = body.code ?? "web.unknown";
    this.traceId = body.trace_id;
    this.retryable = body.retryable ?? true;
    this.fields = body.fields ?? {};
    this.retryAfter = retryAfter;
  }

  static of(error: unknown): Problem {
    return error instanceof Problem
      ? error
      : new Problem({ code: "web.unknown", detail: error instanceof Error ? error.message : String(error), retryable: true });
  }

  static unreachable(): Problem {
    return new Problem({ code: Unreachable, detail: "The server cannot be reached.", retryable: true });
  }

  /** An answer that is not a success, whether or not it is problem+json. */
  static ofAnswer(response: Response, body: unknown): Problem {
    const wait = Number(response.headers.get("retry-after"));
    const given: Partial<ProblemBody> = typeof body === "object" && body !== null ? body : {};
    return new Problem(
      {
        trace_id: response.headers.get("x-request-id") ?? undefined,
        status: response.status,
        detail: response.statusText || undefined,
        retryable: response.status >= 500,
        ...given,
      },
      Number.isFinite(wait) && wait > 0 ? wait : undefined,
    );
  }
}
