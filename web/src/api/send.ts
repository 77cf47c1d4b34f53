import { renewSession, sessionEnded } from "./session-end";

/** Any value will do; that a page could send it at all is what tells the server the page is its own. */
const OurHeader = "X-Maru-Request";

const opensSession = /^\/api\/v1\/identity\/(?:browser\/|set-up|sign-up|invitations\/accept)/;

/**
 * `fetch` with the browser's session: the header that shows a change comes from here, and one renewal when the session's hour is over.
 * For streams; everything else goes through `api`.
 */
export async function send(request: Request): Promise<Response> {
  const wanted = new Request(request, { credentials: request.credentials === "omit" ? "omit" : "same-origin" });
  wanted.headers.set(OurHeader, "1");
  const again = wanted.clone();
  const response = await fetch(wanted);
  const itself = opensSession.test(new URL(wanted.url).pathname) || wanted.headers.has("Authorization");
  if (response.status !== 401 || itself) {
    return response;
  }

  if (await renewSession()) {
    return fetch(again);
  }

  sessionEnded();
  return response;
}
