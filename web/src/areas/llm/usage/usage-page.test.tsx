import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Wire } from "../../../api/api";
import { renderPage, somebody } from "../../../testing/render";
import { answer, problem } from "../../../testing/server";
import { aBudget, page, someStats } from "../../../testing/samples";
import type { WriteOff } from "../queries/wire";
import { UsagePage } from "./usage-page";

const budgets = page(aBudget({ limit: "10", spent: "4", written_off: "0.5", left: "6" }));
const stats: Wire["LlmCallStatsResponse"] = { group_by: "day", from: "2026-11-01", to: "2026-11-02", items: [someStats({ group: new Date().toISOString().slice(0, 10) })] };

describe("Usage", () => {
  it("shows charts, and the same as a table", async () => {
    answer({ get: { "/api/v1/admin/llm/calls/stats": stats, "/api/v1/admin/llm/budgets": budgets } });
    renderPage(<UsagePage />, { me: somebody({ role: "operator", permissions: ["llm.read_own_calls", "llm.read_calls"] }) });

    expect(await screen.findAllByRole("img")).toHaveLength(4);
    await userEvent.click(screen.getByRole("radio", { name: "Table" }));

    const table = within(screen.getByRole("region", { name: "By day" }));
    expect(table.getAllByRole("row")).toHaveLength(31);
    expect(table.getByText("900 ms")).toBeVisible();
  });

  it("shows what is written off, and gives it back to who may", async () => {
    const writeOff: WriteOff = {
      id: "w1", client_key_id: "ck1", name: "Web shop", month: "2026-11", node_id: "n1", amount: "0.5", written_at: "2026-11-02T00:00:00Z",
      given_back_at: null, given_back_by: null,
    };
    const asked = answer({
      get: { "/api/v1/admin/llm/calls/stats": stats, "/api/v1/admin/llm/budgets": budgets, "/api/v1/admin/llm/write-offs": page(writeOff) },
      post: { "/api/v1/admin/llm/write-offs/{id}/give-back": { ...writeOff, given_back_at: "2026-11-03T00:00:00Z", given_back_by: "u1" } },
    });
    const permissions = ["llm.read_own_calls", "llm.read_calls", "llm.manage_budgets"];
    renderPage(<UsagePage />, { me: somebody({ role: "admin", permissions }) });

    expect(await screen.findByText(/of which .*0\.50? written off/)).toBeVisible();
    await userEvent.click(await screen.findByRole("button", { name: /Give .* back to Web shop/ }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Give back" }));

    await vi.waitFor(() => {
      expect(asked.map((request) => `${request.method} ${request.path}`)).toContain("POST /api/v1/admin/llm/write-offs/w1/give-back");
    });
  });

  it("says so when it cannot tell what is written off", async () => {
    const failed = () => problem(500, "http.unexpected", "The log is full.");
    answer({
      get: { "/api/v1/admin/llm/calls/stats": stats, "/api/v1/admin/llm/budgets": budgets, "/api/v1/admin/llm/write-offs": failed },
    });
    renderPage(<UsagePage />, { me: somebody({ role: "operator", permissions: ["llm.read_own_calls", "llm.read_calls"] }) });

    expect(await screen.findByText("The log is full.")).toBeVisible();
    expect(screen.getByRole("heading", { name: "Written off" })).toBeVisible();
  });

  it("shows a person their own use, and asks for nobody else's", async () => {
    const asked = answer({ get: { "/api/v1/llm/calls/stats": stats, "/api/v1/llm/budgets": budgets } });
    renderPage(<UsagePage />, { me: somebody({ permissions: ["llm.read_own_calls"] }) });

    expect(await screen.findByText("Web shop")).toBeVisible();
    expect(await screen.findAllByRole("img")).toHaveLength(4);
    expect(screen.queryByRole("radio", { name: "Mine" })).toBeNull();
    expect(asked.every((request) => request.path.startsWith("/api/v1/llm/"))).toBe(true);
  });

  it("shows who may see all their own use when they ask for it", async () => {
    const asked = answer({ get: { "/api/v1/llm/calls/stats": stats, "/api/v1/llm/budgets": budgets } });
    renderPage(<UsagePage />, { path: "/?whose=mine", me: somebody({ permissions: ["llm.read_own_calls", "llm.read_calls"] }) });

    expect(await screen.findAllByRole("img")).toHaveLength(4);
    expect(asked.every((request) => request.path.startsWith("/api/v1/llm/"))).toBe(true);
  });
});
