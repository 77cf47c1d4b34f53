import type { Wire } from "../../api/api";

export type StatusBody = Wire["StatusResponse"];
export type WindowBody = Wire["StatusWindowResponse"];
export type SampleBody = Wire["StatusSampleResponse"];
