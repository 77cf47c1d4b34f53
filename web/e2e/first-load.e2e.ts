import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow, settled, signInContext } from "./browser";
import { Person } from "./person";
import { setStage } from "./stage";

/** Kilobytes of script, each as gzip: up to the first field that can be typed in, and all that the sign-in page ever loads by itself. */
const MostToType = 175_000;
const MostScript = 250_000;
const MostFiles = 3;
const MostShift = 0.1;

const stage = setStage();

/** Milliseconds: when the part that was waited for could be used, and how much of that went by in long tasks. */
interface Notes {
  ready: number;
  long: number;
}

/** A window on a processor four times slower that notes when a part of its page is painted and the main thread is free again. */
async function slowWindow(part: string): Promise<Page> {
  const page = await openWindow(stage.browser, stage.world.url);
  const debug = await page.context().newCDPSession(page);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript((selector) => {
    const notes = window as unknown as Notes;
    notes.ready = notes.long = 0;
    new PerformanceObserver((list) => (notes.long += list.getEntries().reduce((sum, task) => sum + task.duration, 0))).observe({ type: "longtask", buffered: true });
    const look = new MutationObserver(() => {
      if (document.querySelector(selector)) {
        look.disconnect();
        requestAnimationFrame(() => setTimeout(() => (notes.ready = performance.now())));
      }
    });
    look.observe(document, { childList: true, subtree: true });
  }, part);
  return page;
}

/** What the page has noted, once it is ready. */
async function noted(page: Page): Promise<Notes> {
  await page.waitForFunction(() => (window as unknown as Notes).ready > 0);
  return page.evaluate(() => ({ ready: (window as unknown as Notes).ready, long: (window as unknown as Notes).long }));
}

describe("The first load of the sign-in page", () => {
  it("brings little script, all of it ours, and nothing jumps", async () => {
    const page = await openWindow(stage.browser, stage.world.url);
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

    const bytes = async () => (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    const kilo = (count: number) => Math.round(count / 1000);

    await page.goto("/sign-in");
    await page.locator("input[name=username]").waitFor();
    const [toType, files] = [await bytes(), scripts.length];
    await settled(page);
    await page.waitForLoadState("networkidle");

    const all = await bytes();
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    console.info(`sign-in: ${kilo(toType)} kB of script (gzip) in ${files} files before the first field, ${kilo(all)} kB in ${scripts.length} in all, layout shift ${shift.toFixed(3)}`);
    expect(toType).toBeGreaterThan(10_000);
    expect(toType).toBeLessThan(MostToType);
    expect(files).toBeLessThanOrEqual(MostFiles);
    expect(all).toBeLessThan(MostScript);
    expect(shift).toBeLessThan(MostShift);
    await page.context().close();
  });

  it("can be typed into; how soon, on a processor four times slower, is printed and not judged", async () => {
    const page = await slowWindow("input[name=username]");

    for (const visit of ["with an empty cache", "again"]) {
      await page.goto("/sign-in");
      await page.getByLabel("User name or e-mail address").fill("ada");
      const { ready, long } = await noted(page);

      console.info(`sign-in ${visit}: ready for letters after ${Math.round(ready)} ms at a quarter of the speed, ${Math.round(long)} ms of it in long tasks`);
      expect(await page.getByLabel("User name or e-mail address").inputValue()).toBe("ada");
    }

    await page.context().close();
  });

  it("brings what is inside when the first letter is written, and no sooner", async () => {
    const page = await openWindow(stage.browser, stage.world.url);
    const isInside = (url: string) => /\/inside-[^/]+\.js$/.test(url);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("/sign-in");
    await settled(page);
    await page.waitForLoadState("networkidle");
    expect(asked.filter(isInside)).toEqual([]);

    const inside = page.waitForRequest((request) => isInside(request.url()));
    await page.getByLabel("User name or e-mail address").press("a");

    expect((await inside).url()).toContain(stage.world.url);
    await page.context().close();
  });

  it("runs no script that is not a file of this server", async () => {
    const page = await openWindow(stage.browser, stage.world.url);
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

describe("The first page for somebody who is signed in", () => {
  it("has its heading; how soon, on a processor four times slower, is printed and not judged", async () => {
    const admin = await Person.first(stage.world.url, stage.world.token);
    const page = await slowWindow("#main h1");
    await signInContext(page.context(), admin);

    for (const visit of ["with an empty cache", "again"]) {
      await page.goto("/");
      const { ready } = await noted(page);

      console.info(`signed in ${visit}: the first page's heading after ${Math.round(ready)} ms at a quarter of the speed`);
      expect(await page.locator("#main h1").count()).toBe(1);
    }

    await page.context().close();
  });
});
