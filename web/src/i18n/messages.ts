type Messages = Record<string, Record<string, unknown>>;

const Place = /([^/]+)\/messages\.\w+\.json$/;

/** Texts by the folder that has them: the folder's name is the namespace. */
export const byFolder = (files: Record<string, unknown>): Messages =>
  Object.fromEntries(Object.entries(files).map(([path, texts]) => [Place.exec(path)?.[1] ?? path, texts as Record<string, unknown>]));
