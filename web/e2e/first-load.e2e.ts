import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openWindow, settled } from "./browser";
import { setStage } from "./stage";

const MostScript = 250_000;
const MostShift = 0.1;

const stage = setStage();

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
    const page = await openWindow(stage.browser, stage.world.url);
    const debug = await page.context().newCDPSession(page);
    await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript(() => {
      const seen = window as unknown as { ready: number; long: number };
      seen.ready = seen.long = 0;
      new PerformanceObserver((list) => (seen.long += list.getEntries().reduce((sum, task) => sum + task.duration, 0))).observe({ type: "longtask", buffered: true });
      // The field can be typed into once it is painted and the main thread is free again.
      const look = new MutationObserver(() => {
        if (document.querySelector("input[name=username]")) {
          look.disconnect();
          requestAnimationFrame(() => setTimeout(() => (seen.ready = performance.now())));
        }
      });
      look.observe(document, { childList: true, subtree: true });
    });

    for (const visit of ["with an empty cache", "again"]) {
      await page.goto("/sign-in");
      await page.getByLabel("User name or e-mail address").fill("ada");
      await page.waitForFunction(() => (window as unknown as { ready: number }).ready > 0);
      const { ready, long } = await page.evaluate(() => {
        const { ready, long } = window as unknown as { ready: number; long: number };
        return { ready, long };
      });

      console.info(`sign-in ${visit}: ready for letters after ${Math.round(ready)} ms at a quarter of the speed, ${Math.round(long)} ms of it in long tasks`);
      expect(await page.getByLabel("User name or e-mail address").inputValue()).toBe("ada");
    }

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
