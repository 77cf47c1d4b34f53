import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import door from "../src/door/messages.en.json";
import doorKo from "../src/door/messages.ko.json";
import playground from "../src/areas/playground/messages.en.json";
import playgroundKo from "../src/areas/playground/messages.ko.json";
import { complaintsOf, openWindow, settled } from "./browser";
import { setStage } from "./stage";

const folder = resolve(import.meta.dirname, "../../artifacts/tour");

const ways = [
  { locale: "en-US", door, playground, prompt: "Hello, who answers me?", answer: /No language model is connected yet/ },
  { locale: "ko-KR", door: doorKo, playground: playgroundKo, prompt: "안녕하세요, 누가 답하나요?", answer: /연결된 모델이 아직 없습니다/ },
];

describe.each(ways)("Somebody new with a phone, in $locale", ({ locale, door, playground, prompt, answer }) => {
  const stage = setStage();

  it("gets from the printed link to a streamed answer by what the pages say", async () => {
    await mkdir(folder, { recursive: true });
    const page = await openWindow(stage.browser, stage.world.url, { locale, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const complaints = complaintsOf(page);
    const picture = (name: string) => page.screenshot({ path: join(folder, `newcomer-${name}.390.${locale.slice(0, 2)}.png`) });

    await page.goto(`/set-up#${encodeURIComponent(stage.world.token)}`);
    await page.getByLabel(door.password, { exact: true }).fill("correct horse battery");
    await picture("1-link");
    await page.getByRole("button", { name: door.set_up.submit }).tap();
    const box = page.getByLabel(playground.composer.label);
    await box.waitFor();
    await settled(page);
    await picture("2-first-page");
    await box.fill(prompt);
    await page.getByRole("button", { name: playground.composer.send, exact: true }).tap();
    const log = page.getByRole("log", { name: playground.chat.log });
    await log.getByRole("button", { name: playground.answer.again }).waitFor();
    await picture("3-answer");

    expect(await log.getByRole("region").textContent()).toMatch(answer);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
    expect(await page.getAttribute("html", "lang")).toBe(locale.slice(0, 2));
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
