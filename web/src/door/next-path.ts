/** Where to go after signing in: a path of this server, whatever the address says. */
export function nextPath(search: string): string {
  const wanted = new URLSearchParams(search).get("next") ?? "/";
  const at = URL.canParse(wanted, window.location.origin) ? new URL(wanted, window.location.origin) : undefined;
  return wanted.startsWith("/") && at?.origin === window.location.origin ? at.pathname + at.search : "/";
}
