import type { CDPSession, Page } from "playwright-core";

/** What was seen of an answer while it came. */
export interface Sight {
  /** Seconds from the answer's first bytes to its last, as they came over the network. */
  readonly seconds: number;
  /** Milliseconds between frames. */
  readonly frames: readonly number[];
  readonly longTasks: number;
  /** Blocks, by their number from the start, that changed although others had come after them. */
  readonly touched: readonly number[];
  /** Blocks that were taken away although others had come after them. */
  readonly removed: number;
  /** Seconds the main thread worked in each quarter of the time. */
  readonly quarters: readonly number[];
}

type Notes = Pick<Sight, "frames" | "longTasks" | "touched" | "removed"> & { done: boolean };

/** Blocks at the end that may still turn into something else: a line of bars becomes a table. */
const Open = 2;
const Quarters = 4;
const Every = 250;

/** Watches the playground's next answer, which `ask` asks for, until its end. */
export async function watchAnswer(page: Page, ask: () => Promise<void>): Promise<Sight> {
  const debug = await page.context().newCDPSession(page);
  await debug.send("Performance.enable");
  const worked = async () => (await debug.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  const came = arrival(debug);
  await ask();
  await page.locator("[role=log] section :is(h4, ul, pre)").first().waitFor();
  await page.evaluate(startNotes, Open);
  const works: number[] = [];
  let notes: Notes;
  do {
    works.push(await worked());
    await page.waitForTimeout(Every);
    notes = await page.evaluate(() => (window as unknown as { notes: Notes }).notes);
  } while (!notes.done);
  const at = (quarter: number) => works[Math.round((quarter * (works.length - 1)) / Quarters)] ?? 0;
  return { ...notes, seconds: await came, quarters: Array.from({ length: Quarters }, (_, quarter) => at(quarter + 1) - at(quarter)) };
}

/** How many seconds the next answer of the playground takes to arrive, once all of it has. */
function arrival(debug: CDPSession): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer: { requestId: string; timestamp: number } | undefined;
    debug.on("Network.responseReceived", ({ requestId, timestamp, response }) => {
      answer = response.url.endsWith("/playground/chat/completions") ? { requestId, timestamp } : answer;
    });
    const end = ({ requestId, timestamp }: { requestId: string; timestamp: number }) => requestId === answer?.requestId && resolve(timestamp - answer.timestamp);
    debug.on("Network.loadingFinished", end);
    // The page hangs up once it has read the answer's last event, which may be before the server does.
    debug.on("Network.loadingFailed", end);
    debug.send("Network.enable").catch(reject);
  });
}

/** Runs in the page. */
function startNotes(open: number): void {
  const notes = { frames: [] as number[], longTasks: 0, touched: [] as number[], removed: 0, done: false };
  Object.assign(window, { notes });
  const answer = document.querySelector("[role=log] section[aria-busy=true]");
  const text = answer?.querySelector("h4, ul, pre")?.closest("section > div") ?? document.body;
  let before = text.children.length;
  new MutationObserver((records) => {
    const blocks = [...text.children];
    for (const { target, removedNodes, nextSibling } of records) {
      const block = blocks.findIndex((child) => child.contains(target));
      if (target === text) {
        const next = blocks.indexOf(nextSibling as Element);
        notes.removed += next >= 0 && next <= before - open ? removedNodes.length : 0;
      } else if (block >= 0 && block < before - open && !notes.touched.includes(block)) {
        notes.touched.push(block);
      }
    }

    before = blocks.length;
  }).observe(text, { childList: true, characterData: true, subtree: true });
  new PerformanceObserver((list) => (notes.longTasks += list.getEntries().length)).observe({ type: "longtask" });
  let last: number | undefined;
  const frame = (now: number) => {
    if (last !== undefined) {
      notes.frames.push(now - last);
    }

    last = now;
    notes.done = answer?.getAttribute("aria-busy") !== "true";
    if (!notes.done) {
      requestAnimationFrame(frame);
    }
  };
  requestAnimationFrame(frame);
}
