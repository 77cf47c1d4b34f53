import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { openBrowser } from "./browser";
import { startWorld, type World } from "./world";

/** What a file's tests play on; there once its tests run. */
export interface Stage {
  world: World;
  browser: Browser;
}

/** A server and a browser for the tests of this file, put away after the last one. `prepare` fills the server before the first one. */
export function setStage(prepare: (stage: Stage) => Promise<void> = () => Promise.resolve()): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    [stage.world, stage.browser] = await Promise.all([startWorld(), openBrowser()]);
    await prepare(stage);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") {
      console.error(`"${task.name}" ended with these pages:\n${await pagesOf(stage.browser)}`);
      console.error(`The server said:\n${stage.world.output()}`);
    }
  });

  afterAll(async () => {
    await stage.browser?.close();
    await stage.world?.stop();
  });

  return stage;
}

/** What stands on every open page, dialogs and alerts first: a locator that ran out of time does not say what was there instead. */
async function pagesOf(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const texts = await Promise.all(pages.map(async (page) => {
    const over = await page.locator("[role=dialog], [role=alert], [data-loading]").allInnerTexts();
    const online = await page.evaluate(() => navigator.onLine);
    const body = await page.locator("body").innerText();
    return [`${page.url()}${online ? "" : " (offline)"}`, ...over.map((text) => `> ${text}`), body].join("\n");
  }));
  return texts.join("\n---\n");
}
