import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { aUser, renderPage, somebody } from "../testing/render";
import { answer, problem, type Answers } from "../testing/server";
import { SignInPage } from "./sign-in-page";

const door: Answers["get"] = { "/api/v1/identity/set-up": { needed: false }, "/api/v1/identity/sign-up": { policy: "closed" } };

async function fill() {
  await userEvent.type(screen.getByLabelText("User name or e-mail address"), " ada ");
  await userEvent.type(screen.getByLabelText("Password"), "a long pass phrase");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

describe("Signing in", () => {
  it("asks for the session in cookies and goes where one wanted to", async () => {
    const asked = answer({ get: { ...door, "/api/v1/identity/me": somebody() }, post: { "/api/v1/identity/browser/login": aUser() } });
    const { router } = renderPage(<SignInPage />, { path: "/sign-in?next=%2Fruns%3Fstate%3Dfailed" });

    await fill();

    await expect.poll(() => router.state.location.pathname + router.state.location.search).toBe("/runs?state=failed");
    expect(asked.find((request) => request.method === "POST")?.body).toEqual({ username: "ada", password: "a long pass phrase" });
  });

  it("says why it is refused and forgets the password", async () => {
    answer({ get: door, post: { "/api/v1/identity/browser/login": () => problem(401, "identity.wrong_credentials", "The user name or the password is wrong.") } });
    renderPage(<SignInPage />);

    await fill();

    expect(await screen.findByRole("alert")).toHaveTextContent("The user name or the password is wrong.");
    expect(screen.getByLabelText("Password")).toHaveValue("");
  });

  it("shows a fresh server's owner where to begin, and an open server's guest where to join", async () => {
    answer({ get: { ...door, "/api/v1/identity/set-up": { needed: true } } });
    renderPage(<SignInPage />);

    expect(await screen.findByText(/no administrator yet/)).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Make an account" })).not.toBeInTheDocument();
  });
});
