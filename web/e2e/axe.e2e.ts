import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { goInside, openWindow, settled, signInWindow } from "./browser";
import { Person } from "./person";
import { placesInside, placesOutside, unsampled } from "./places";
import { stock } from "./stock";
import { setStage } from "./stage";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let admin: Person;

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
  await stock(admin, world);
});

/** The rules that depend on the theme. */
const ofColours = ["color-contrast", "link-in-text-block"];

type Axe = { run: (options: RunOptions) => Promise<AxeResults> };

/** What axe finds serious or worse in the page as it is, as sentences. Its script is put in by the debugger, past the page's policy. */
async function faultsOf(page: Page, where: string, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(await readFile(axe, "utf8"));
    // Colours on their way from one theme to the other are nobody's.
    await page.addStyleTag({ content: "*, *::before, *::after { transition: none !important }" });
  }

  const found = await page.evaluate((how) => (window as unknown as { axe: Axe }).axe.run(how), { ...options, resultTypes: ["violations" as const] });
  return found.violations
    .filter((fault) => fault.impact === "serious" || fault.impact === "critical")
    .flatMap((fault) => fault.nodes.map((node) => `${where} ${fault.id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`));
}

/** The page's faults in both themes. They differ in colours alone, so that all else is looked at once. */
async function faultsInBothThemes(page: Page, path: string): Promise<string[]> {
  await settled(page);
  const faults = await faultsOf(page, `${path} in light`, {});
  await putOn(page, "dark");
  faults.push(...(await faultsOf(page, `${path} in dark`, { runOnly: ofColours })));
  await putOn(page, "light");
  return faults;
}

/** Changes the system's theme, as a person's system does in the evening, and waits until the page wears it. */
async function putOn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((theme) => document.documentElement.getAttribute("data-mantine-color-scheme") === theme, colorScheme);
}

describe("In either theme", () => {
  it("no door has a serious fault of accessibility", async () => {
    const page = await openWindow(stage.browser, stage.world.url, { colorScheme: "light" });
    const faults: string[] = [];
    for (const path of placesOutside) {
      await page.goto(path);
      faults.push(...(await faultsInBothThemes(page, path)));
    }

    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("no page has a serious fault of accessibility", async () => {
    const page = await openWindow(stage.browser, stage.world.url, { colorScheme: "light" });
    await signInWindow(page, admin);
    const places = await placesInside(admin);
    const faults: string[] = [];
    for (const path of places) {
      await goInside(page, path);
      faults.push(...(await faultsInBothThemes(page, path)));
    }

    expect(places.length).toBeGreaterThan(4);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

it("every page with a parameter has a sample", () => {
  expect(unsampled()).toEqual([]);
});
