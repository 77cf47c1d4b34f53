import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage, somebody } from "../../testing/render";
import { answer } from "../../testing/server";
import { UsersPage } from "./pages/users-page";

it("The list of users asks for those that are disabled by yes or no, and for the rest as it is named", async () => {
  const asked = answer({ get: { "/api/v1/admin/identity/users": { items: [], page: 1, page_size: 50, total: 0, next_cursor: null } } });
  const { router } = renderPage(<UsersPage />, { me: somebody({ permissions: ["identity.manage_users"] }), path: "/?state=disabled&role=admin&search=ann" });

  await screen.findByText("Nothing fits");
  expect(asked.at(-1)?.path).toBe("/api/v1/admin/identity/users?search=ann&role=admin&disabled=true&page_size=50");
  await router.navigate("/?state=active");

  await waitFor(() => expect(asked.at(-1)?.path).toBe("/api/v1/admin/identity/users?disabled=false&page_size=50"));
});
