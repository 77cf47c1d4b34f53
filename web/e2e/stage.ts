import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
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

  afterAll(async () => {
    await stage.browser?.close();
    await stage.world?.stop();
  });

  return stage;
}
