import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../../api/api";
import { renderPage, somebody } from "../../testing/render";
import { answer, type Answers } from "../../testing/server";
import { RolesPage } from "./pages/roles-page";

const matrix: Wire["IdentityRoleMatrixResponse"] = {
  version: 3,
  permissions: [
    { name: "llm.read_calls", minimum_role: "approver", declared_role: "approver", floor: "operator", changeable: true },
    { name: "identity.manage_users", minimum_role: "admin", declared_role: "admin", floor: null, changeable: false },
  ],
  roles: {},
};
const intents: Wire["IdentityIntentsResponse"] = { role: "admin", allowed: ["check"], items: [{ intent: "check", minimum_role: "viewer", allowed: true }] };
const get: Answers["get"] = { "/api/v1/admin/identity/permissions": matrix, "/api/v1/access/intents": intents };

describe("The page of roles", () => {
  it("moves a permission, never below its floor", async () => {
    const asked = answer({ get, put: { "/api/v1/admin/identity/permissions/{name}": matrix } });
    renderPage(<RolesPage />, { me: somebody({ role: "admin", permissions: ["identity.manage_permissions"] }) });

    await userEvent.click(await screen.findByRole("button", { name: "Change llm.read_calls" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByRole("radio", { name: "User" })).toBeDisabled();
    expect(dialog).toHaveTextContent("Not below Operator");
    await userEvent.click(within(dialog).getByRole("radio", { name: "Operator" }));
    expect(dialog).toHaveTextContent("Gains it: Operator.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Change" }));

    const put = asked.find(({ method }) => method === "PUT");
    expect([put?.path, put?.body, put?.headers.get("if-match")]).toEqual(["/api/v1/admin/identity/permissions/llm.read_calls", { minimum_role: "operator" }, '"3"']);
  });

  it("says of a fixed permission that it is", async () => {
    answer({ get });
    renderPage(<RolesPage />, { me: somebody({ role: "admin", permissions: ["identity.manage_permissions"] }) });

    expect(await screen.findByRole("img", { name: /cannot be changed/ })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Change identity.manage_users" })).not.toBeInTheDocument();
    expect(await screen.findByText("Check a value")).toBeInTheDocument();
  });
});
