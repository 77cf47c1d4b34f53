type Texts = Record<string, unknown>;

const Place = /([^/]+)\/(?:messages|(\w+)\.gen)\.\w+\.json$/;

/**
 * Texts by the folder that has them: the folder's name is the namespace. Texts made from the server's code lie in a file of their own,
 * `provider.gen.en.json`, and stand beside those under the key of that name.
 */
export function byFolder(files: Record<string, unknown>): Record<string, Texts> {
  const folders: Record<string, Texts> = {};
  for (const [path, texts] of Object.entries(files) as [string, Texts][]) {
    const [, folder = path, key] = Place.exec(path) ?? [];
    folders[folder] = joined(folders[folder] ?? {}, key === undefined ? texts : { [key]: texts });
  }

  return folders;
}

const joined = (known: Texts, more: Texts): Texts =>
  Object.entries(more).reduce((all, [key, text]) => ({ ...all, [key]: beside(all[key], text) }), known);

const beside = (known: unknown, more: unknown) => (isTexts(known) && isTexts(more) ? { ...known, ...more } : more);

const isTexts = (text: unknown): text is Texts => typeof text === "object" && text !== null;
