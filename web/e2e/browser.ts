import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import type { Person } from "./person";

/** The system's Chromium. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env["MARU_CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"] });

/** A browser window of its own; remembers what the page complained of. */
export async function openWindow(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: "en-US", timezoneId: "Asia/Seoul", viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** Signs a window in without the sign-in page: the browser's own call, so that the cookies are the same. */
export async function signInWindow(page: Page, person: Person): Promise<void> {
  await signInContext(page.context(), person);
  await page.goto("/");
  await page.getByRole("navigation").first().waitFor({ state: "attached" });
}

export async function signInContext(context: BrowserContext, { url, username, password }: Person): Promise<void> {
  const answer = await context.request.post(`${url}/api/v1/identity/browser/login`, { data: { username, password }, headers: { "X-Maru-Request": "1", Origin: url } });
  if (!answer.ok()) {
    throw new Error(`${answer.status()}: ${await answer.text()}`);
  }
}

/** Everything the page's script and the browser complained of; 401 of a page that asks who one is does not count. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (?:401|403|404)/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  return complaints;
}

/**
 * Goes to a page inside, as a link would, without loading the app again. What another page showed is gone afterwards; a page that is there
 * already stays as it is.
 */
export async function goInside(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    if (to !== window.location.pathname) {
      document.querySelectorAll("#main *").forEach((part) => part.setAttribute("data-left", ""));
    }

    window.history.pushState(null, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: null }));
  }, path);
  await page.waitForFunction(() => document.querySelector("#main *") !== null && document.querySelector("#main [data-left]") === null);
}

/** Waits until nothing loads any more: no skeleton, no spinner. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).or(page.getByRole("heading", { level: 2 })).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".mantine-Skeleton-root, [data-loading]").length === 0);
  await page.evaluate(() => document.fonts.ready);
}
