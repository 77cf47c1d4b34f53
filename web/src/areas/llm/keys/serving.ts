import type { ApiKey, Provider } from "../queries/wire";

/** The ids of the keys that serve: of each provider the active one of highest priority, then the newest, then the highest id. */
export function servingKeys(keys: readonly ApiKey[]): ReadonlySet<string> {
  const best = new Map<Provider, ApiKey>();
  for (const key of keys) {
    const before = best.get(key.provider);
    if (key.is_active && (!before || precedes(key, before))) {
      best.set(key.provider, key);
    }
  }

  return new Set([...best.values()].map((key) => key.id));
}

function precedes(a: ApiKey, b: ApiKey): boolean {
  if (a.priority !== b.priority) {
    return a.priority > b.priority;
  }

  return a.created_at === b.created_at ? a.id > b.id : a.created_at > b.created_at;
}
