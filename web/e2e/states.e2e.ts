import { describe, expect, it } from "vitest";
import { areas } from "../src/areas";
import { openWindow, signInWindow } from "./browser";
import { Person } from "./person";
import { placesInside } from "./places";
import { setStage } from "./stage";
import { stock } from "./stock";
import { makeTrouble, TraceId, type Trouble } from "./trouble";

/** Pages that are of use without what they ask the server for: what is missing there is only missing. */
const independent = ["/playground", "/playground/images"];

let admin: Person;
let places: string[];

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
  await stock(admin, world);
  places = (await placesInside(admin)).filter((path) => !independent.includes(path));
});

/** The pages that ask the server and, while it is in trouble, do not say so within a while. */
async function quietOnes(trouble: Trouble, word: string): Promise<{ asked: number; quiet: string[] }> {
  const page = await openWindow(stage.browser, stage.world.url);
  await signInWindow(page, admin);
  const met = await makeTrouble(page, trouble);
  const quiet: string[] = [];
  let asked = 0;
  for (const path of places) {
    const before = met();
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).or(page.getByRole("status", { name: "Loading" })).first().waitFor();
    const said = await page.locator("#main").locator(word).first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
    asked += met() > before ? 1 : 0;
    if (met() > before && !said) {
      quiet.push(path);
    }
  }

  await page.context().close();
  return { asked, quiet };
}

describe("A page", () => {
  it("shows the shape of what is coming while the server has not answered", async () => {
    const { quiet } = await quietOnes("silent", "[role=status][aria-label=Loading], .mantine-Skeleton-root");

    expect(quiet).toEqual([]);
    expect(places.length).toBeGreaterThan(10);
  });

  it("says that it failed, with the trace id and a way to try again", async () => {
    const { asked, quiet } = await quietOnes("failing", `[role=alert]:has-text("${TraceId}"):has(button)`);

    expect(quiet).toEqual([]);
    expect(asked).toBeGreaterThan(10);
  });

  it("names the permission to whoever lacks it", async () => {
    const viewer = await admin.invite("vera", "viewer");
    const { permissions } = await viewer.get<{ permissions: string[] }>("/api/v1/identity/me");
    const page = await openWindow(stage.browser, stage.world.url);
    await signInWindow(page, viewer);
    const shut = areas.flatMap((area) => area.pages).filter(({ needs }) => needs !== undefined && !permissions.includes(needs));
    for (const { path, needs } of shut) {
      await page.goto(path.replace(":id", "0198c000-0000-7000-8000-000000000001"));
      await page.getByText(needs ?? "").waitFor();
    }

    expect(shut.length).toBeGreaterThan(10);
    await page.context().close();
  });
});
