import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { complaintsOf, openWindow, signInWindow } from "./browser";
import { Person } from "./person";
import { setStage } from "./stage";
import { script, switchTo } from "./stock";

const SlowText = "One by one the boards of the floor come to light.";

let admin: Person;
let page: Page;
let complaints: string[];

const stage = setStage(async ({ world, browser }) => {
  admin = await Person.first(world.url, world.token);
  page = await openWindow(browser, world.url);
  complaints = complaintsOf(page);
  await signInWindow(page, admin);
});

async function putInForce(provider: string, reason: string): Promise<void> {
  await page.goto("/llm/policy");
  await page.getByRole("radio", { name: provider, exact: true }).check();
  await page.getByRole("button", { name: "Save…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: "Put in force", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

// One story: each step stands on the one before.
describe("A day with the server", { sequential: true }, () => {
  it("stores a provider's key after trying it", async () => {
    await page.goto("/llm/models");
    await page.getByRole("button", { name: "Add a key" }).first().click();
    await page.getByTestId("settings-api-key-input").fill("sk-journey-1234567890");
    await page.getByTestId("settings-api-key-test").click();
    await page.getByText(/answered in/).waitFor();
    await page.getByTestId("settings-api-key-create").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });

    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain("sk-journey-1234567890");
  });

  it("switches to that provider and chats", async () => {
    await putInForce("OpenAI", "a real model");

    await page.goto("/playground");
    await page.getByLabel("Your message").fill("Hello, who answers me?");
    await page.keyboard.press("Enter");

    await page.getByRole("log", { name: "Conversation" }).getByText(/tokens/).first().waitFor();
  });

  it("ends a running answer on the old model when the provider is switched, and answers next from the new one", async () => {
    await script(stage.world, [{ text: SlowText, chunks: 12, gap_ms: 250, times: 1 }]);
    await page.goto("/playground");
    await page.getByLabel("Your message").fill("Slowly, please.");
    await page.keyboard.press("Enter");
    await page.getByRole("log").getByText(/One by one/).waitFor();
    await switchTo(admin, "builtin", "while it runs");

    await page.getByRole("log").getByText(SlowText).waitFor();
    await page.getByLabel("Your message").fill("And now?");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("status").getByText(/server's model is now/).first().waitFor();

    // Calls are written down a moment after the answer.
    await expect.poll(async () => {
      const { items } = await admin.get<{ items: { provider: string }[] }>("/api/v1/admin/llm/calls");
      return items.slice(0, 2).map((call) => call.provider);
    }, { timeout: 10_000 }).toEqual(["builtin", "openai"]);
  });

  it("rolls the policy back", async () => {
    await page.goto("/llm/policy");
    await page.getByRole("button", { name: /Go back to version/ }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Go back", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });

    expect((await admin.get<{ provider: string }>("/api/v1/llm/policy")).provider).toBe("openai");
    expect(complaints).toEqual([]);
  });
});
