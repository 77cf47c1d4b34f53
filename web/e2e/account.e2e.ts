import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow, settled, signInWindow } from "./browser";
import { Person } from "./person";
import { setStage } from "./stage";

let admin: Person;

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
});

async function windowOf(person: Person): Promise<Page> {
  const page = await openWindow(stage.browser, stage.world.url);
  await signInWindow(page, person);
  return page;
}

describe("One's account", () => {
  it("makes an API key whose secret works, is shown once and is then nowhere", async () => {
    const page = await windowOf(admin);

    await page.goto("/account/keys");
    await page.getByRole("button", { name: "Make a key" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("notebook");
    await dialog.getByRole("button", { name: "Make a key" }).click();
    const secret = (await dialog.getByLabel("The key", { exact: true }).textContent()) ?? "";
    const answer = await fetch(`${stage.world.url}/v1/models`, { headers: { Authorization: `Bearer ${secret}` } });
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    await dialog.waitFor({ state: "detached" });

    expect(answer.status).toBe(200);
    await page.getByRole("cell", { name: "notebook", exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(secret);
    await page.context().close();
  });

  it("asks before it drops what is unsaved, and speaks the language that was chosen", async () => {
    const page = await windowOf(await admin.invite("bert", "user"));

    await page.goto("/account");
    await page.getByLabel("Name, as others see it").fill("Bert");
    await page.getByRole("button", { name: /Search pages/ }).click();
    await page.getByPlaceholder(/Go to a page/).fill("sessions");
    await page.getByRole("button", { name: /My sessions/ }).click();
    await page.getByRole("dialog", { name: "Leave without saving?" }).getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("combobox", { name: "Language" }).click();
    await page.getByRole("option", { name: "한국어" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "내 프로필" }).waitFor();

    expect((await admin.get<{ items: { display_name: string; locale: string }[] }>("/api/v1/admin/identity/users?search=bert")).items[0]).toMatchObject({ display_name: "Bert", locale: "ko" });
    await page.context().close();
  });

  it("ends another session, which then finds itself at the door", async () => {
    const cara = await admin.invite("cara", "user");
    const [here, there] = [await windowOf(cara), await windowOf(cara)];

    await here.goto("/account/sessions");
    await here.getByRole("button", { name: "End all others" }).click();
    await here.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
    await here.getByRole("dialog").waitFor({ state: "detached" });
    await there.goto("/account/keys");
    await there.getByRole("button", { name: "Sign in" }).waitFor();

    await here.reload();
    await settled(here);
    expect(new URL(here.url()).pathname).toBe("/account/sessions");
    await here.context().close();
    await there.context().close();
  });

  it("names the permission that a person lacks", async () => {
    const page = await windowOf(await admin.invite("vera", "viewer"));

    await page.goto("/account/keys");

    await page.getByText("identity.use_client_keys").waitFor();
    await page.context().close();
  });

  it("opens nothing but the change to somebody whose password was reset", async () => {
    const dora = await admin.invite("dora", "user");
    const { items } = await admin.get<{ items: { id: string; username: string }[] }>("/api/v1/admin/identity/users?search=dora");
    const { temporary_password: password } = await admin.post<{ temporary_password: string }>(`/api/v1/admin/identity/users/${items[0]?.id}/reset-password`, {});
    const page = await openWindow(stage.browser, stage.world.url);

    await page.goto("/account");
    await page.getByLabel("User name or e-mail address").fill(dora.username);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Current password").fill(password);
    await page.getByLabel("New password").fill("quite another phrase");
    await page.getByRole("button", { name: "Change the password" }).click();

    await page.getByRole("button", { name: /Your menu/ }).waitFor();
    await page.context().close();
  });
});
