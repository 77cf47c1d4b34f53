/** What is wrong with a field, if anything. */
export type Faults = (field: string) => string | undefined;
