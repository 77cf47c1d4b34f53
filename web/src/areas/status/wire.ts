import type { Wire } from "../../api/api";

export type StatusBody = Wire["StatusBody"];
export type WindowBody = Wire["Window"];
export type SampleBody = Wire["Sample"];
