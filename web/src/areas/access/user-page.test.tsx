import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../testing/render";
import { answer, problem, type Answers } from "../../testing/server";
import { UserPage } from "./pages/user-page";
import type { Account } from "./roles";

const id = "0198c000-0000-7000-8000-00000000000b";
const account: Account = {
  id, username: "grace", email: null, display_name: "Grace", role: "user", locale: "en", time_zone: "UTC", disabled: false, disabled_at: null, password_change_required: false,
  data_scope: null, created_at: "2026-11-01T00:00:00Z", updated_at: "2026-11-01T00:00:00Z", version: 7,
};
const admin = somebody({ role: "admin", permissions: ["identity.manage_users"] });
const get: Answers["get"] = { "/api/v1/admin/identity/users/{id}": account, "/api/v1/admin/identity/users/{id}/sessions": { items: [] } };
const open = () => renderPage(<UserPage />, { me: admin, path: `/access/users/${id}`, pattern: "/access/users/:id" });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

describe("The page of a user", () => {
  it("shows a new password once, as text and nothing else", async () => {
    const reset = { user: account, temporary_password: "s3cret-words", expires_at: "2026-11-08T00:00:00Z" };
    answer({ get, post: { "/api/v1/admin/identity/users/{id}/reset-password": reset } });
    open();

    await press("Reset the password");
    const ask = await screen.findByRole("dialog");
    expect(ask).toHaveTextContent("Every session of the account ends. Its API keys do not work until its owner has chosen a new password");
    await userEvent.click(within(ask).getByRole("button", { name: "Reset the password" }));

    expect(await screen.findByText("s3cret-words")).toBeInTheDocument();
    expect([...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]).filter(({ value }) => value.includes("s3cret-words"))).toEqual([]);
    expect(JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + window.location.href).not.toContain("s3cret-words");

    await press("I have it");
    expect(screen.queryByText("s3cret-words")).not.toBeInTheDocument();
  });

  it("insists on the version that was looked at, and says when somebody was faster", async () => {
    const asked = answer({ get, post: { "/api/v1/admin/identity/users/{id}/disable": () => problem(412, "http.version_mismatch", "Somebody else has changed it.") } });
    open();

    await press("Disable");
    const ask = await screen.findByRole("dialog");
    await userEvent.click(within(ask).getByRole("button", { name: "Disable" }));

    expect(await within(ask).findByRole("alert")).toHaveTextContent("Somebody else has changed it.");
    expect(asked.find(({ method }) => method === "POST")?.headers.get("if-match")).toBe('"7"');
  });

  it("saves a scope of the dimensions that restrict, and no others", async () => {
    const asked = answer({ get, put: { "/api/v1/admin/identity/users/{id}/data-scope": { data_scope: { line_codes: ["L1", "L2"] } } } });
    open();

    await userEvent.click(await screen.findByRole("radio", { name: "Part of it" }));
    expect(screen.getByText(/Restrict at least one dimension/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("checkbox", { name: "Lines" }));
    expect(screen.getByText(/without codes hides everything/)).toBeInTheDocument();
    await userEvent.type(screen.getByRole("combobox", { name: "Codes: Lines" }), "L1,L2,");
    await press("Save");

    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ line_codes: ["L1", "L2"] });
  });
});
