import type { Wire } from "../../api/api";
import type { Tone } from "../../ui/state";

export type Run = Wire["WorkRunResponse"];
export type RunStatus = Wire["RunStatus"];
export type Step = Wire["WorkStepResponse"];

export const statuses: readonly RunStatus[] = ["queued", "running", "waiting", "parked", "succeeded", "failed", "compensated", "compensation_failed", "cancelled"];

export const toneOf: Record<RunStatus, Tone> = {
  queued: "off", running: "busy", waiting: "wait", parked: "bad", succeeded: "good", failed: "bad", compensated: "wait", compensation_failed: "bad", cancelled: "off",
};

/** Whether it may still move, by itself or by a person's help. */
export const isOpen = (status: RunStatus) => status === "queued" || status === "running" || status === "waiting" || status === "parked";

export const mayRetry = (status: RunStatus) => status === "parked" || status === "failed" || status === "compensation_failed";
