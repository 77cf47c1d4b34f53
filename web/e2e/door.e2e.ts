import { describe, expect, it } from "vitest";
import { complaintsOf, openWindow } from "./browser";
import { setStage } from "./stage";

const stage = setStage();

describe("The doors", () => {
  it("lead from the printed link to a signed-in administrator, and no token stays anywhere", async () => {
    const page = await openWindow(stage.browser, stage.world.url);
    const complaints = complaintsOf(page);

    await page.goto(`/set-up#${encodeURIComponent(stage.world.token)}`);
    await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
    await page.getByRole("button", { name: "Make the administrator" }).click();
    await page.getByRole("button", { name: /Your menu/ }).waitFor();

    expect(page.url()).not.toContain(stage.world.token);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + document.documentElement.outerHTML);
    expect(kept).not.toContain(stage.world.token);
    expect(kept).not.toContain("correct horse battery");
    expect(kept).not.toMatch(/eyJ[\w-]+\./);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("send somebody who is not signed in to sign in, and back to where they wanted", async () => {
    const page = await openWindow(stage.browser, stage.world.url);

    await page.goto("/account/sessions");
    await page.getByLabel("User name or e-mail address").fill("admin");
    await page.getByLabel("Password", { exact: true }).fill("wrong pass phrase");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect.poll(() => page.getByRole("alert").textContent()).toContain("wrong");
    await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "My sessions" }).waitFor();

    expect(new URL(page.url()).pathname).toBe("/account/sessions");
    await page.context().close();
  });

  it("say a used link is used, in the browser's language", async () => {
    const page = await openWindow(stage.browser, stage.world.url, { locale: "ko-KR" });

    await page.goto(`/set-up#${encodeURIComponent(stage.world.token)}`);

    await page.getByText("이 서버는 이미 설정되었습니다.").waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("ko");
    await page.context().close();
  });
});
