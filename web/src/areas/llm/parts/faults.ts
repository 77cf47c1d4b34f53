import { Problem } from "../../../api/problem";

/** What is wrong with a field, if anything. */
export type Faults = (field: string) => string | undefined;

/** A refusal's sentences by field. */
export function faultsOf(error: unknown): Faults {
  const fields = error === null || error === undefined ? {} : Problem.of(error).fields;
  return (field) => fields[field]?.join(" ");
}
