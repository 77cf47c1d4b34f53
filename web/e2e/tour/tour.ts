import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow, settled, signInWindow } from "../browser";
import { Person } from "../person";
import { placesInside, placesOutside } from "../places";
import { stock } from "../stock";
import { setStage } from "../stage";

/** Every page as people will see it, for people to look at. */
const folder = resolve(import.meta.dirname, "../../../artifacts/tour");

const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
const themes = ["light", "dark"] as const;
const locales = ["en-US", "ko-KR"];
const looks: BrowserContextOptions[] = sizes.flatMap((viewport) => themes.flatMap((colorScheme) => locales.map((locale) => ({ viewport, colorScheme, locale }))));

const fileOf = (path: string, { viewport, colorScheme, locale }: BrowserContextOptions) =>
  `${path.replace(/[0-9a-f-]{36}/, "one").replace(/\W+/g, "-").replace(/^-|-$/g, "")}.${viewport?.width}.${colorScheme}.${locale?.slice(0, 2)}.png`;

let admin: Person;

const stage = setStage(async ({ world }) => {
  await mkdir(folder, { recursive: true });
  admin = await Person.first(world.url, world.token);
  await stock(admin, world);
});

describe.each(looks)("$viewport.width px, $colorScheme, $locale", (look) => {
  it("shows every page, none wider than the window", async () => {
    const page = await openWindow(stage.browser, stage.world.url, look);
    const wide: string[] = [];
    const show = async (path: string) => {
      await page.goto(path);
      await settled(page);
      await page.screenshot({ path: join(folder, fileOf(path, look)), fullPage: true });
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1)) {
        wide.push(path);
      }
    };
    for (const path of placesOutside) {
      await show(path);
    }

    await signInWindow(page, admin);
    for (const path of await placesInside(admin)) {
      await show(path);
    }

    expect(wide).toEqual([]);
    await page.context().close();
  });
});
