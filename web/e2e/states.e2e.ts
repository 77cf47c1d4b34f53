import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { areas } from "../src/areas";
import { goInside, openWindow, signInWindow } from "./browser";
import { Person } from "./person";
import { placesInside } from "./places";
import { setStage } from "./stage";
import { stock } from "./stock";
import { makeTrouble, TraceId, type Trouble } from "./trouble";

/** Pages that are of use without what they ask the server for: what is missing there is only missing. */
const independent = ["/playground", "/playground/images"];

/** Pages that ask the server nothing beside who is signed in. */
const asksNothing = ["/shortcuts", "/nowhere", "/account"];

const Patience = 10_000;

let admin: Person;
let places: string[];

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
  await stock(admin, world);
  places = (await placesInside(admin)).filter((path) => !independent.includes(path));
});

/** A signed-in window at a page that asks nothing, with a server that is in trouble from then on. */
async function troubled(trouble: Trouble): Promise<{ page: Page; askedAt: ReadonlySet<string> }> {
  const page = await openWindow(stage.browser, stage.world.url);
  await signInWindow(page, admin);
  await page.goto("/shortcuts");
  return { page, askedAt: await makeTrouble(page, trouble) };
}

/** Whether a part of a page can be seen within a while; if not, the page and what it shows instead. */
async function missing(page: Page, path: string, part: string): Promise<string[]> {
  const said = await page.locator("#main").locator(part).first().waitFor({ timeout: Patience }).then(() => true, () => false);
  return said ? [] : [`${path} shows: ${(await page.locator("#main").innerText({ timeout: 1_000 }).catch(() => "nothing")).slice(0, 300)}`];
}

describe("A page", () => {
  it("shows the shape of what is coming while the server has not answered", async () => {
    const { page, askedAt } = await troubled("silent");
    const without: string[] = [];
    for (const path of places.filter((one) => !asksNothing.includes(one))) {
      // Loaded anew, lest it wait for what another page has asked; and judged once its own script has come and asked.
      await page.goto(path, { waitUntil: "commit" });
      await expect.poll(() => askedAt.has(path), { message: `${path} asks the server` }).toBe(true);
      without.push(...(await missing(page, path, "[role=status][aria-label=Loading], .mantine-Skeleton-root")));
    }

    expect(without).toEqual([]);
    expect(places.length).toBeGreaterThan(10);
    await page.context().close();
  });

  it("says that it failed, with the trace id and a way to try again", async () => {
    const { page, askedAt } = await troubled("failing");
    const without: string[] = [];
    for (const path of places) {
      await goInside(page, path);
      without.push(...(await missing(page, path, asksNothing.includes(path) ? "h1, h2" : `[role=alert]:has-text("${TraceId}"):has(button)`)));
    }

    expect(without).toEqual([]);
    expect(asksNothing.filter((path) => askedAt.has(path))).toEqual([]);
    await page.context().close();
  });

  it("names the permission to those who lack it", async () => {
    const viewer = await admin.invite("vera", "viewer");
    const { permissions } = await viewer.get<{ permissions: string[] }>("/api/v1/identity/me");
    const page = await openWindow(stage.browser, stage.world.url);
    await signInWindow(page, viewer);
    const shut = areas.flatMap((area) => area.pages).filter(({ needs }) => needs !== undefined && !permissions.includes(needs));
    const without: string[] = [];
    for (const { path, needs } of shut) {
      await goInside(page, path.replace(":id", "0198c000-0000-7000-8000-000000000001"));
      without.push(...(await missing(page, path, `:text-is("${needs}")`)));
    }

    expect(without).toEqual([]);
    expect(shut.length).toBeGreaterThan(10);
    await page.context().close();
  });
});
