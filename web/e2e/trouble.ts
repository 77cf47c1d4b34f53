import type { Page, Route } from "playwright-core";

/** The trace id of every answer that fails on purpose. */
export const TraceId = "0123456789abcdef0123456789abcdef";

const problem = { type: "about:blank", title: "Unexpected", status: 500, code: "http.unexpected", detail: "The server could not do it.", trace_id: TraceId, retryable: false };

const ways = {
  /** Nothing is answered. */
  silent: () => undefined,
  /** Everything fails. */
  failing: (route: Route) => route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify(problem) }),
};

export type Trouble = keyof typeof ways;

/** From now on the server is in trouble for this page, except for who is signed in. Returns the paths at which somebody has asked it since. */
export async function makeTrouble(page: Page, trouble: Trouble): Promise<ReadonlySet<string>> {
  const askedAt = new Set<string>();
  await page.route((url) => url.pathname.startsWith("/api/") && !/^\/api\/v1\/(?:identity\/me|live|identity\/browser\/.*)$/.test(url.pathname), async (route) => {
    askedAt.add(new URL(route.request().frame().url()).pathname);
    await ways[trouble](route);
  });
  return askedAt;
}
