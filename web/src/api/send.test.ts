import { beforeEach, describe, expect, it, vi } from "vitest";
import { aUser } from "../testing/render";
import { answer, problem } from "../testing/server";
import { api, ok } from "./api";
import { Problem } from "./problem";
import { onSessionEnd } from "./session-end";

const ended = vi.fn();

beforeEach(() => {
  ended.mockClear();
  return onSessionEnd(ended);
});

describe("A request", () => {
  it("carries the header that shows it comes from here", async () => {
    const asked = answer({ get: { "/api/v1/identity/sessions": { items: [] } } });

    await ok(api.GET("/api/v1/identity/sessions"));

    expect(asked[0]?.headers.get("x-maru-request")).toBe("1");
  });

  it("renews an old session once for all who ask at the same time, and is sent again", async () => {
    let renewed = 0;
    const asked = answer({
      get: { "/api/v1/identity/sessions": () => (renewed > 0 ? { items: [] } : problem(401, "http.unauthenticated")) },
      post: {
        "/api/v1/identity/browser/refresh": () => {
          renewed++;
          return aUser();
        },
      },
    });

    await Promise.all([ok(api.GET("/api/v1/identity/sessions")), ok(api.GET("/api/v1/identity/sessions"))]);

    expect(asked.filter((request) => request.path.endsWith("/refresh"))).toHaveLength(1);
    expect(ended).not.toHaveBeenCalled();
  });

  it("tells that the session is over when it cannot be renewed", async () => {
    answer({ get: { "/api/v1/identity/me": () => problem(401, "http.unauthenticated") }, post: { "/api/v1/identity/browser/refresh": () => problem(401, "identity.no") } });

    const failed: unknown = await ok(api.GET("/api/v1/identity/me")).catch((error: unknown) => error);

    expect(ended).toHaveBeenCalledOnce();
    expect(failed).toBeInstanceOf(Problem);
    expect(Problem.of(failed)).toMatchObject({ status: 401, code: "http.unauthenticated", traceId: "0af7651916cd43dd8448eb211c80319c" });
  });

  it("says so when the server is not there", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("refused")));

    await expect(ok(api.GET("/api/v1/identity/me"))).rejects.toMatchObject({ code: "web.unreachable", retryable: true });
  });
});
