import type { Policy } from "../queries/wire";

/** What tells versions and refused attempts apart; an attempt has no number. */
export const versionKey = (version: Policy) => (version.version === null ? `attempt ${version.changed_at ?? ""}` : String(version.version));
