import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../../testing/render";
import { answer } from "../../../testing/server";
import { aBudget, aCall, page } from "../../../testing/samples";
import { CallsPage } from "./calls-page";

const operator = somebody({ role: "operator", permissions: ["llm.read_own_calls", "llm.read_calls"] });
const user = somebody({ permissions: ["llm.read_own_calls"] });
const budgets = page(aBudget());

describe("The log of calls", () => {
  it("shows everybody's calls with the true total, and more by cursor", async () => {
    const asked = answer({
      get: {
        "/api/v1/admin/llm/calls": () => (asked.filter((request) => request.path.includes("cursor=next")).length > 0
          ? { items: [aCall({ id: "c2", model: "gpt-4o" })], total: 1234, page: 1, page_size: 1 }
          : { items: [aCall()], total: 1234, page: 1, page_size: 1, next_cursor: "next" }),
        "/api/v1/admin/llm/budgets": budgets,
      },
    });
    renderPage(<CallsPage />, { me: operator });

    expect(await screen.findByText("1 of 1,234")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));

    expect(await screen.findByText("gpt-4o")).toBeVisible();
    expect(screen.getByText("2 of 1,234")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  it("asks for what the address says, and writes what is typed into it", async () => {
    const asked = answer({ get: { "/api/v1/admin/llm/calls": page(aCall()), "/api/v1/admin/llm/budgets": budgets } });
    const { router } = renderPage(<CallsPage />, { me: operator, path: "/?outcome=failed&streamed=yes" });

    await waitFor(() => expect(asked.some((request) => request.path.includes("outcome=failed") && request.path.includes("streamed=true"))).toBe(true));
    await userEvent.type(screen.getByLabelText("Model"), "gpt");

    await waitFor(() => expect(router.state.location.search).toBe("?outcome=failed&streamed=yes&model=gpt"));
  });

  it("asks for calls between two instants, and those instants stand before a period", async () => {
    const asked = answer({ get: { "/api/v1/llm/calls": page(aCall()), "/api/v1/llm/budgets": page() } });
    renderPage(<CallsPage />, { me: user, path: "/?span=7d&from=2026-11-21T09:00:00.000Z&to=2026-11-21T09:05:00.000Z" });
    await screen.findByText("1 of 1");

    const query = new URLSearchParams(asked.find(({ path }) => path.startsWith("/api/v1/llm/calls"))?.path.split("?")[1]);
    expect([query.get("from"), query.get("to")]).toEqual(["2026-11-21T09:00:00.000Z", "2026-11-21T09:05:00.000Z"]);
  });

  it("shows a person without the right to all only their own", async () => {
    const asked = answer({ get: { "/api/v1/llm/calls": page(aCall()), "/api/v1/llm/budgets": budgets } });
    renderPage(<CallsPage />, { me: user });

    expect(await screen.findByText("1 of 1")).toBeVisible();
    expect(asked.some((request) => request.path.includes("/admin/"))).toBe(false);
    expect(screen.queryByRole("radiogroup", { name: "Whose" })).toBeNull();
  });

  it("calls a key by its name of today, the playground by its own, and a revoked key by its id's end", async () => {
    const calls = page(aCall(), aCall({ id: "c2", client_key_id: "playground:o1", client_key_name: null }), aCall({ id: "c3", client_key_id: "0198c000-0000-7000-8000-00000000000a", client_key_name: null }));
    answer({ get: { "/api/v1/admin/llm/calls": calls, "/api/v1/admin/llm/budgets": budgets } });
    renderPage(<CallsPage />, { me: operator });

    expect(await screen.findByText("notebook")).toBeVisible();
    expect(screen.getByText("Playground")).toBeVisible();
    expect(screen.getByText("…0000000a")).toBeVisible();
  });

  it("tells nothing yet from nothing found", async () => {
    answer({ get: { "/api/v1/llm/calls": page(), "/api/v1/llm/budgets": budgets } });
    const { router } = renderPage(<CallsPage />, { me: user, path: "/?provider=gemini" });

    await userEvent.click(await screen.findByRole("button", { name: "Clear the filters" }));

    expect(await screen.findByText("No calls yet")).toBeVisible();
    expect(router.state.location.search).toBe("");
  });
});
