const listeners = new Set<() => void>();
let renewal: Promise<boolean> | undefined;

/** Calls back when the server no longer knows this browser's session. Returns what takes the listener away. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionEnded(): void {
  listeners.forEach((listener) => listener());
}

/** Renews the session in the cookies; however many ask at once, one request goes out. */
export function renewSession(): Promise<boolean> {
  renewal ??= renew().finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function renew(): Promise<boolean> {
  const answer = await fetch("/api/v1/identity/browser/refresh", { method: "POST", headers: { "X-Maru-Request": "1" }, credentials: "same-origin" });
  return answer.ok;
}
