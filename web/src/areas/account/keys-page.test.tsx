import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../../api/api";
import { renderPage } from "../../testing/render";
import { answer, problem } from "../../testing/server";
import { KeysPage } from "./pages/keys-page";
import type { ClientKey } from "./queries";

const path = "/api/v1/identity/client-keys";
const key: ClientKey = {
  id: "k1", owner_id: "u", name: "notebook", prefix: "mk_ab", scopes: ["chat"], limits: { requests_per_minute: null, tokens_per_minute: null, cost_per_month_micros: null },
  expires_at: null, last_used_at: null, revoked_at: null, created_at: "2026-11-01T00:00:00Z", version: 1,
};
const page = (items: ClientKey[]): Wire["IdentityClientKeyPageResponse"] => ({ items, page: 1, page_size: 100, total: items.length });

describe("My API keys", () => {
  it("says what to do when there is none", async () => {
    answer({ get: { [path]: page([]) } });
    renderPage(<KeysPage />);

    expect(await screen.findByRole("heading", { name: "No API key yet" })).toBeInTheDocument();
  });

  it("shows a new key's secret once and keeps it nowhere", async () => {
    answer({ get: { [path]: page([key]) }, post: { [path]: () => ({ ...key, secret: "mk_ab_secret" }) } });
    const { queries } = renderPage(<KeysPage />);

    await userEvent.click(await screen.findByRole("button", { name: "Make a key" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("Name"), "notebook");
    await userEvent.click(dialog.getByRole("button", { name: "Make a key" }));
    expect(await screen.findByLabelText("The key")).toHaveTextContent("mk_ab_secret");
    await userEvent.click(screen.getByRole("button", { name: "I have kept it" }));

    await expect.poll(() => document.body.textContent).not.toContain("mk_ab_secret");
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("mk_ab_secret");
    await expect.poll(() => JSON.stringify(queries.getMutationCache().getAll().map((mutation) => mutation.state.data))).not.toContain("mk_ab_secret");
  });

  it("names what follows before it revokes", async () => {
    const asked = answer({ get: { [path]: page([key]) }, delete: { "/api/v1/identity/client-keys/{id}": undefined } });
    renderPage(<KeysPage />);

    await userEvent.click(await screen.findByRole("button", { name: "Revoke notebook" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/refused from now on/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole("button", { name: "Revoke" }));

    await expect.poll(() => asked.some((request) => request.method === "DELETE" && request.path.endsWith("/k1"))).toBe(true);
  });

  it("names the permission when the server refuses", async () => {
    answer({ get: { [path]: () => problem(403, "http.forbidden") } });
    renderPage(<KeysPage />);

    expect(await screen.findByText("identity.use_client_keys")).toBeInTheDocument();
  });
});
