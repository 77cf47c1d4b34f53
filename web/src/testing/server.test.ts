import { describe, expect, it } from "vitest";
import { api, ok } from "../api/api";
import { Problem } from "../api/problem";
import { aBudget, page } from "./samples";
import { answer, problem } from "./server";

const path = "/api/v1/llm/budgets";

describe("A server played in a test", () => {
  it("answers by path and method, by a function too, and says what it was asked", async () => {
    const asked = answer({ get: { [path]: () => page(aBudget()) }, delete: { "/api/v1/identity/sessions/{id}": undefined } });

    expect((await ok(api.GET(path))).items).toEqual([aBudget()]);
    await ok(api.DELETE("/api/v1/identity/sessions/{id}", { params: { path: { id: "s1" } } }));

    expect(asked.map((request) => `${request.method} ${request.path}`)).toEqual([`GET ${path}`, "DELETE /api/v1/identity/sessions/s1"]);
  });

  it("refuses as the server does, and has nothing where nothing was given", async () => {
    answer({ get: { [path]: () => problem(403, "http.forbidden") } });

    expect(Problem.of(await ok(api.GET(path)).catch((error: unknown) => error))).toMatchObject({ status: 403, code: "http.forbidden" });
    expect(Problem.of(await ok(api.GET("/api/v1/llm/models")).catch((error: unknown) => error))).toMatchObject({ status: 404 });
  });

  it("does not compile with an answer the contract does not know", () => {
    // @ts-expect-error There is no such path.
    answer({ get: { "/api/v1/llm/budget": page(aBudget()) } });
    // @ts-expect-error Nobody posts a budget.
    answer({ post: { "/api/v1/llm/budgets": page(aBudget()) } });
    // @ts-expect-error A list has a total.
    answer({ get: { "/api/v1/llm/budgets": { items: [], page: 1, page_size: 50 } } });
    // @ts-expect-error It has no sum.
    answer({ get: { "/api/v1/llm/budgets": { items: [], page: 1, page_size: 50, total: 0, sum: "0" } } });
    // @ts-expect-error There is no such policy.
    answer({ get: { "/api/v1/identity/sign-up": { policy: "ajar" } } });
    // @ts-expect-error Nor one by a function.
    answer({ get: { "/api/v1/identity/sign-up": () => ({ policy: "ajar" }) } });
    // @ts-expect-error A sample has nothing that is not on the wire.
    aBudget({ owner: "ada" });

    expect(answer({ get: { "/api/v1/identity/sign-up": { policy: "open" } } })).toEqual([]);
  });
});
