import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../testing/render";
import { answer, type Answers } from "../../testing/server";
import { InvitationsPage } from "./pages/invitations-page";
import type { Invitation } from "./roles";

const invitation: Invitation = {
  id: "0198c000-0000-7000-8000-00000000000c", role: "operator", note: "night shift", state: "waiting", created_by: "x", created_at: "2026-11-01T00:00:00Z", expires_at: "2026-12-01T00:00:00Z",
  used_at: null, used_by: null, revoked_at: null,
};
const get: Answers["get"] = {
  "/api/v1/admin/identity/invitations": { items: [invitation], page: 1, page_size: 50, total: 1, next_cursor: null },
  "/api/v1/admin/identity/sign-up-policy": { policy: "invite", version: 2 },
};
const open = (path = "/access/invitations") => renderPage(<InvitationsPage />, { me: somebody({ role: "admin", permissions: ["identity.manage_users"] }), path });

describe("The page of invitations", () => {
  it("shows a new link once, its token behind the #", async () => {
    const asked = answer({ get, post: { "/api/v1/admin/identity/invitations": { ...invitation, token: "t0ken" } } });
    open();

    await userEvent.click(await screen.findByRole("button", { name: "Invite somebody" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.selectOptions(within(dialog).getByRole("combobox", { name: "Role" }), "operator");
    await userEvent.click(within(dialog).getByRole("button", { name: "Make the link" }));

    expect(await screen.findByText(`${window.location.origin}/join#t0ken`)).toBeInTheDocument();
    expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({ role: "operator", note: null });
    expect([...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]).filter(({ value }) => value.includes("t0ken"))).toEqual([]);
  });

  it("takes an invitation back after asking", async () => {
    const asked = answer({ get, delete: { "/api/v1/admin/identity/invitations/{id}": undefined } });
    open();

    await userEvent.click(await screen.findByRole("button", { name: "Revoke: night shift" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }));

    expect(asked.some(({ method, path }) => method === "DELETE" && path.endsWith(invitation.id))).toBe(true);
  });

  it("invites nobody while nobody may make an account", async () => {
    answer({ get: { ...get, "/api/v1/admin/identity/sign-up-policy": { policy: "closed", version: 2 } } });
    open("/access/invitations?new=1");

    expect(await screen.findByRole("radio", { name: "Nobody" })).toBeChecked();
    expect(screen.getByRole("button", { name: "Invite somebody" })).toBeDisabled();
  });
});
