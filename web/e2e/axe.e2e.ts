import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow, settled, signInWindow } from "./browser";
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

/** What axe finds serious or worse, as sentences. Its script is put in by the debugger, past the page's policy. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await settled(page);
  await page.evaluate(await (await import("node:fs/promises")).readFile(axe, "utf8"));
  const found = await page.evaluate(() => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return found.violations
    .filter((fault) => fault.impact === "serious" || fault.impact === "critical")
    .flatMap((fault) => fault.nodes.map((node) => `${path} ${fault.id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`));
}

describe.each(["light", "dark"] as const)("In the %s theme", (colorScheme) => {
  it("no door has a serious fault of accessibility", async () => {
    const page = await openWindow(stage.browser, stage.world.url, { colorScheme });
    const faults: string[] = [];
    for (const path of placesOutside) {
      faults.push(...(await faultsOf(page, path)));
    }

    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("no page has a serious fault of accessibility", async () => {
    const page = await openWindow(stage.browser, stage.world.url, { colorScheme });
    await signInWindow(page, admin);
    const places = await placesInside(admin);
    const faults: string[] = [];
    for (const path of places) {
      faults.push(...(await faultsOf(page, path)));
    }

    expect(places.length).toBeGreaterThan(4);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 240_000);
});

it("every page with a parameter has a sample", () => {
  expect(unsampled()).toEqual([]);
});
