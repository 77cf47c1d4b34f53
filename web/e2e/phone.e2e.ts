import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { goInside, openWindow, settled, signInWindow } from "./browser";
import { Person } from "./person";
import { placesInside } from "./places";
import { setStage } from "./stage";
import { stock } from "./stock";

let admin: Person;

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
  await stock(admin, world);
});

async function openPhone(): Promise<Page> {
  const page = await openWindow(stage.browser, stage.world.url, { viewport: { width: 390, height: 844 } });
  await signInWindow(page, admin);
  return page;
}

/** What can be pressed or filled in and is seen, but not whole within the window's width. */
const outOfReach = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#main :is(button, a[href], input, select, textarea)")]
      .filter((part) => part.checkVisibility() && part.getClientRects().length > 0)
      .map((part) => ({ part, box: part.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > window.innerWidth + 1))
      .map(({ part }) => part.outerHTML.slice(0, 160)));

describe("On a phone", () => {
  it("nothing that can be done is out of reach", async () => {
    const page = await openPhone();
    const places = await placesInside(admin);
    const without: string[] = [];
    for (const path of places) {
      await goInside(page, path);
      await settled(page);
      without.push(...(await outOfReach(page)).map((part) => `${path} has outside of the window ${part}`));
    }

    expect(without).toEqual([]);
    expect(places.length).toBeGreaterThan(15);
    await page.context().close();
  });

  it("what is done with a row stays in sight however wide its table is", async () => {
    const page = await openPhone();
    await page.addStyleTag({ content: "#main table { min-width: 900px }" });
    for (const path of ["/llm/models", "/account/keys", "/access/invitations"]) {
      await goInside(page, path);
      await settled(page);
      expect(await page.locator("#main td[data-acts] button").count()).toBeGreaterThan(0);

      expect((await outOfReach(page)).filter((part) => part.startsWith("<button"))).toEqual([]);
    }

    await page.context().close();
  });

  it("filters are behind one button, work there as anywhere, and are undone by the way back", async () => {
    const page = await openPhone();
    await goInside(page, "/llm/calls");
    await settled(page);
    const bar = page.getByRole("search", { name: "Filters" });
    expect(await bar.getByLabel("Outcome").isVisible()).toBe(false);

    await bar.getByRole("button", { name: "Filters" }).click();
    await bar.getByLabel("Outcome").selectOption("failed");
    await bar.getByRole("button", { name: "Filters (1)" }).waitFor();
    expect(new URL(page.url()).search).toBe("?outcome=failed");
    expect(await outOfReach(page)).toEqual([]);
    await page.goBack();

    await expect.poll(() => new URL(page.url()).search).toBe("");
    await bar.getByRole("button", { name: "Filters", exact: true }).waitFor();
    await page.context().close();
  });
});
