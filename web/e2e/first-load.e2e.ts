import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openWindow, settled } from "./browser";
import { startWorld, type World } from "./world";

const MostScript = 250_000;
const MostShift = 0.1;

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

describe("The first load of the sign-in page", () => {
  it("brings little script, all of it ours, and nothing jumps", async () => {
    const page = await openWindow(browser, world.url);
    const scripts: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") {
        scripts.push(response.body());
      }
    });
    await page.addInitScript(() => {
      const seen = window as unknown as { shift: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
          seen.shift += entry.value;
        }
      }).observe({ type: "layout-shift", buffered: true });
    });

    await page.goto("/sign-in");
    await settled(page);
    await page.waitForLoadState("networkidle");

    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    console.info(`sign-in: ${Math.round(bytes / 1000)} kB of script (gzip) in ${scripts.length} files, layout shift ${shift.toFixed(3)}`);
    expect(bytes).toBeLessThan(MostScript);
    expect(bytes).toBeGreaterThan(10_000);
    expect(shift).toBeLessThan(MostShift);
    await page.context().close();
  });

  it("can be typed into; how soon, on a processor four times slower, is printed and not judged", async () => {
    const page = await openWindow(browser, world.url);
    const debug = await page.context().newCDPSession(page);
    await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });

    await page.goto("/sign-in", { waitUntil: "commit" });
    await page.getByLabel("User name or e-mail address").fill("ada");
    const ready = await page.evaluate(() => performance.now());

    console.info(`sign-in: typed into ${Math.round(ready)} ms after the navigation began, at a quarter of the speed`);
    expect(await page.getByLabel("User name or e-mail address").inputValue()).toBe("ada");
    await page.context().close();
  });

  it("runs no script that is not a file of this server", async () => {
    const page = await openWindow(browser, world.url);
    const refused: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) {
        refused.push(message.text());
      }
    });
    await page.goto("/sign-in");
    await settled(page);

    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
    });
    await expect.poll(() => refused.length).toBeGreaterThan(1);

    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    await page.context().close();
  });
});
