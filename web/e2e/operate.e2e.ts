import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { complaintsOf, openWindow, settled, signInWindow } from "./browser";
import { Person } from "./person";
import { setStage } from "./stage";

let admin: Person;
let page: Page;
let complaints: string[];

const stage = setStage(async ({ world, browser }) => {
  admin = await Person.first(world.url, world.token);
  page = await openWindow(browser, world.url);
  complaints = complaintsOf(page);
  await signInWindow(page, admin);
});

const dialog = () => page.getByRole("dialog");

describe("Operating the server", () => {
  it("starts a run and sees it end without reloading", async () => {
    await page.goto("/work/start");
    await page.getByLabel("Kind").selectOption("work.forget_runs");
    await page.getByRole("button", { name: "Start", exact: true }).click();

    await page.getByRole("heading", { level: 1, name: "work.forget_runs" }).waitFor();
    await page.getByText("Succeeded").first().waitFor();
    await page.getByText("run.succeeded").waitFor();
  });

  it("stops a run that has not begun, which then is stopped", async () => {
    const { id } = await admin.post<{ id: string }>("/api/v1/work/runs", { kind: "work.forget_runs", input: {}, at: "2099-01-01T00:00:00Z" });
    await page.goto(`/runs/${id}`);
    await page.getByText("Why it is waiting").waitFor();

    await page.getByRole("button", { name: "Stop the run" }).click();
    await dialog().getByText("so it ends at once").waitFor();
    await dialog().getByRole("button", { name: "Stop the run" }).click();

    await page.getByText("Stopped").first().waitFor();
  });

  it("invites somebody by a link, gives another role, and finds both in the log", async () => {
    await page.goto("/access/invitations");
    await page.getByRole("button", { name: "Invite somebody" }).first().click();
    await dialog().getByLabel("Note").fill("for Erin");
    await dialog().getByRole("button", { name: "Make the link" }).click();
    const link = (await dialog().locator("pre").textContent()) ?? "";
    await dialog().getByRole("button", { name: "I have it" }).click();
    const answer = await fetch(`${stage.world.url}/api/v1/identity/invitations/accept`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token: link.split("#")[1], username: "erin", password: "correct horse battery" }),
    });
    expect([new URL(link).pathname, answer.status]).toEqual(["/join", 200]);
    expect(await page.evaluate(() => document.documentElement.outerHTML + window.location.href)).not.toContain(link.split("#")[1]);

    await page.goto("/access/users?search=erin");
    await page.getByRole("link", { name: "erin" }).click();
    await page.getByRole("combobox", { name: "Role" }).click();
    await page.getByRole("option", { name: "Operator" }).click();
    await page.getByRole("button", { name: "Change the role" }).click();
    await dialog().getByText("all permissions of Operator").waitFor();
    await dialog().getByRole("button", { name: "Change the role" }).click();
    await dialog().waitFor({ state: "detached" });

    await page.goto("/audit/entries?action=update&resource=identity.users");
    await page.getByRole("button", { name: /identity.users/ }).first().click();
    await dialog().getByRole("cell", { name: "operator" }).waitFor();
    await dialog().getByRole("cell", { name: "user", exact: true }).waitFor();
  });

  it("shuts an account out, which is at the door with its next step", async () => {
    const frank = await admin.invite("frank", "operator");
    const his = await openWindow(stage.browser, stage.world.url);
    await signInWindow(his, frank);
    await page.goto("/access/users?search=frank");
    await page.getByRole("link", { name: "frank" }).click();

    await page.getByRole("button", { name: "Disable" }).click();
    await dialog().getByRole("button", { name: "Disable" }).click();
    await page.getByText("Disabled", { exact: true }).first().waitFor();
    await his.goto("/runs");

    await his.getByRole("button", { name: "Sign in" }).waitFor();
    await his.context().close();
  });

  it("tells how the server is and how far its log is sealed", async () => {
    await page.goto("/status");
    await page.getByRole("region", { name: "Requests per second" }).waitFor();
    await page.goto("/audit/chain");
    await settled(page);
    await page.getByText("Where the log stands").waitFor();

    expect(complaints).toEqual([]);
  });
});
