import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../api/api";
import { aUser, renderPage, somebody } from "../testing/render";
import { answer, problem, type Answers } from "../testing/server";
import { SetUpPage } from "./set-up-page";

const session: Wire["IdentitySessionResponse"] = {
  access_token: "for programs", expires_in: 900, refresh_token: "for later", refresh_expires_in: 86_400, token_type: "Bearer", user: aUser(),
};
const waiting: Answers["get"] = { "/api/v1/identity/set-up": { needed: true }, "/api/v1/identity/me": somebody({ username: "admin" }) };

describe("Setting a server up", () => {
  it("takes the token out of the address, makes the administrator, and trades the tokens for cookies", async () => {
    const asked = answer({
      get: waiting,
      post: { "/api/v1/identity/set-up": session, "/api/v1/identity/logout": undefined, "/api/v1/identity/browser/login": aUser() },
    });
    const { router } = renderPage(<SetUpPage />, { path: "/set-up#to%2Bken" });

    await userEvent.type(await screen.findByLabelText("Password"), "a long pass phrase");
    await userEvent.click(screen.getByRole("button", { name: "Make the administrator" }));

    await expect.poll(() => router.state.location.pathname).toBe("/");
    expect(router.state.location.hash).toBe("");
    const posts = asked.filter((request) => request.method === "POST");
    expect(posts.map((request) => request.path.split("/").at(-1))).toEqual(["set-up", "logout", "login"]);
    expect(posts[0]?.body).toMatchObject({ token: "to+ken", username: "admin", password: "a long pass phrase", locale: "en" });
    expect(posts[1]?.headers.get("authorization")).toBe("Bearer for programs");
  });

  it("says what the server says of a used link", async () => {
    answer({ get: waiting, post: { "/api/v1/identity/set-up": () => problem(401, "identity.wrong_set_up_token", "This is not the set-up token.") } });
    renderPage(<SetUpPage />, { path: "/set-up#old" });

    await userEvent.type(await screen.findByLabelText("Password"), "a long pass phrase");
    await userEvent.click(screen.getByRole("button", { name: "Make the administrator" }));

    expect(await screen.findByRole("alert")).toHaveTextContent("This is not the set-up token.");
  });

  it("offers nothing to fill in without a token", async () => {
    answer({ get: waiting });
    renderPage(<SetUpPage />, { path: "/set-up" });

    expect(await screen.findByText(/Open the link/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Make the administrator" })).not.toBeInTheDocument();
  });
});
