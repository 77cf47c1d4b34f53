import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openWindow, signInWindow } from "./browser";
import { Person } from "./person";
import { setStage } from "./stage";
import { stock } from "./stock";

let admin: Person;
let page: Page;

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
  await stock(admin, world);
  await admin.post("/api/v1/admin/llm/models", { provider: "openai", model_id: "gpt-4.1-mini", name: "floor model" });
  await admin.post("/api/v1/work/runs", { kind: "work.forget_runs", input: {}, at: "2099-01-01T00:00:00Z" });
});

beforeAll(async () => {
  page = await openWindow(stage.browser, stage.world.url);
  await signInWindow(page, admin);
});

describe("The palette", () => {
  it.each([
    { what: "a page", query: "prices", heading: "Prices" },
    { what: "a model", query: "floor", heading: "Models & keys" },
    { what: "a person", query: "bert", heading: "bert" },
    { what: "a run", query: "forget", heading: "work.forget_runs" },
  ])("finds $what and goes there by Enter alone", async ({ query, heading }) => {
    await page.goto("/shortcuts");
    await page.getByRole("heading", { level: 1 }).waitFor();

    // A page is painted a moment before it listens to keys.
    const words = page.getByPlaceholder(/Go to a page/);
    await expect.poll(async () => {
      await page.keyboard.press("Control+k");
      return words.isVisible();
    }, { timeout: 10_000 }).toBe(true);
    await words.fill(query);
    // Pressed at once: what is not a page has to be asked for first.
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  });
});

describe("Keys", () => {
  it("open pages and the list of keys, but not while one writes", async () => {
    await page.goto("/llm/calls");
    await page.getByRole("heading", { level: 1 }).waitFor();

    await expect.poll(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press("u");
      return page.getByRole("heading", { level: 1, name: "Users" }).isVisible();
    }, { timeout: 10_000 }).toBe(true);
    await page.keyboard.press("?");
    await page.getByRole("heading", { level: 1, name: "Keyboard shortcuts" }).waitFor();
    await page.goto("/access/users");
    await page.getByLabel("Name or e-mail").pressSequentially("g?");

    expect(new URL(page.url()).pathname).toBe("/access/users");
  });
});
