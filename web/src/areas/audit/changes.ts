/** One field of an entry's diff. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields of an entry's changes; undefined when they have another form, to be shown as they are. */
export function fieldsOf(changes: unknown): readonly FieldChange[] | undefined {
  if (!isRecord(changes)) {
    return undefined;
  }

  const fields = Object.entries(changes);
  return fields.every(([, value]) => isRecord(value) && ("before" in value || "after" in value))
    ? fields.map(([field, value]) => ({ field, ...(value as { before?: unknown; after?: unknown }) }) as FieldChange)
    : undefined;
}

/** A value as one reads it. */
export const wordsOf = (value: unknown): string =>
  value === null || value === undefined ? "—" : typeof value === "string" ? value : JSON.stringify(value, null, 1);
