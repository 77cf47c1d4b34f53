import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../../api/api";
import { renderPage, somebody } from "../../testing/render";
import { answer } from "../../testing/server";
import { EntriesPage } from "./pages/entries-page";
import type { Entry } from "./queries";

const entry = (id: number): Entry => ({
  id, at: "2026-11-21T09:00:00Z", actor_type: "user", actor_id: "0198c000-0000-7000-8000-000000000009", action: "update", resource: "identity.users", resource_id: "u1", status_code: 200,
  status: "success", reason: null, changes: { role: { before: "user", after: "admin" } }, details: null, request_id: null, trace_id: null, ip_address: "10.0.0.1", user_agent: null, method: "PUT",
  path: "/x", hash: "abc", actor_name: null, duration_ms: null, request_body: null, response_summary: null,
});
const page = (ids: number[], next: string | null): Wire["AuditEntryPageResponse"] => ({ items: ids.map(entry), total: 1234, page: 1, page_size: 50, next_cursor: next });
const totals: Wire["AuditStatsResponse"] = { total: 1234, by_action: { update: 1000, login: 234 }, by_resource: { "identity.users": 1234 }, by_status: { success: 1, client_error: 1, server_error: 1, other: 1 } };
const me = somebody({ role: "admin", time_zone: "UTC", permissions: ["audit.read"] });
const open = (path = "/audit/entries") => renderPage(<EntriesPage />, { me, path });

describe("The audit log", () => {
  it("says how many entries there are and goes on by the cursor", async () => {
    let asks = 0;
    const pages = () => (asks++ === 0 ? page([9, 8], "c1") : page([7], null));
    const asked = answer({ get: { "/api/v1/audit": pages, "/api/v1/audit/stats": totals } });
    open();

    expect(await screen.findByText("2 of 1,234")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));

    expect(await screen.findByText("3 of 1,234")).toBeInTheDocument();
    expect(asked.some(({ path }) => path.includes("cursor=c1"))).toBe(true);
    expect(screen.queryByRole("button", { name: "Show more" })).not.toBeInTheDocument();
  });

  it("keeps its filters in the address, and asks the server by them", async () => {
    const asked = answer({ get: { "/api/v1/audit": page([9], null), "/api/v1/audit/stats": totals } });
    const { router } = open("/audit/entries?status=success");
    await screen.findByText("1 of 1,234");

    await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Action" }), "login");

    expect(router.state.location.search).toBe("?status=success&action=login");
    const last = asked.filter(({ path }) => path.startsWith("/api/v1/audit?")).at(-1);
    expect(last?.path).toContain("action=login");
    expect(last?.path).toContain("status=success");
  });

  it("opens one entry with what it changed, and lists more of the same thing", async () => {
    answer({ get: { "/api/v1/audit": page([9], null), "/api/v1/audit/stats": totals } });
    const { router } = open();

    await userEvent.click(await screen.findByRole("button", { name: /identity\.users/ }));
    const drawer = await screen.findByRole("dialog", { name: "Entry 9" });
    expect(within(drawer).getByText("user")).toBeInTheDocument();
    expect(within(drawer).getByText("admin")).toBeInTheDocument();
    await userEvent.click(within(drawer).getByRole("button", { name: "all of it" }));

    expect(router.state.location.search).toBe("?resource=identity.users&resource_id=u1");
  });

  it("opens an entry by its address though the list does not have it", async () => {
    answer({ get: { "/api/v1/audit": page([9], null), "/api/v1/audit/stats": totals, "/api/v1/audit/{id}": { ...entry(4), trace_id: "t4" } } });
    renderPage(<EntriesPage />, { path: "/audit/entries?entry=4", me: { ...me, permissions: ["audit.read", "llm.read_calls"] } });

    const drawer = within(await screen.findByRole("dialog", { name: "Entry 4" }));
    expect(await drawer.findByText("admin")).toBeInTheDocument();
    expect(drawer.getByRole("link", { name: "the calls of this request" })).toHaveAttribute("href", "/llm/calls?trace=t4");
  });
});
