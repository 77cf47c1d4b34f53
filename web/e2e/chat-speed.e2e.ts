import { describe, expect, it } from "vitest";
import { openWindow, signInWindow } from "./browser";
import { Person } from "./person";
import { setStage } from "./stage";
import { script, switchTo } from "./stock";
import { watchAnswer, type Sight } from "./watch-answer";

const TokensPerSecond = 100;

/** One chunk is one token. The simulator keeps the rate by the clock; the millisecond to spare is for the way to the page. */
const GapMs = 1_000 / TokensPerSecond - 1;

const Tokens = 1_000;

const End = "The floor is whole.";

let admin: Person;

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
  await admin.post("/api/v1/admin/llm/api-keys", { provider: "openai", api_key: "sk-speed-1234567890abcdef", name: "main" });
  await switchTo(admin, "openai", "a vendor that is as fast as we like");
});

const part = (number: number) => `## Part ${number}

Every **board** of the floor is laid *beside* the one before it, see [the manual](https://docs.example/${number}) and \`lay(${number})\`.

1. Look at the room.
2. Count the boards, all ${number * 12} of them.
   - long ones
   - short ones

\`\`\`csharp
foreach (var board in room.Boards.Take(${number}))
{
    await floor.LayAsync(board, ct);
}
\`\`\`

| board | length | wood |
|---|---:|---|
| first | ${number} m | oak |
| last | ${number + 1} m | pine |

> Measure twice, cut once.

`;

const answers = [
  { name: "an answer of many blocks", text: Array.from({ length: 9 }, (_, index) => part(index + 1)).join("") },
  { name: "an answer that is one long list", text: Array.from({ length: 70 }, (_, index) => `- board **${index}** lies beside \`board ${index - 1}\`, as it should be\n`).join("") },
  { name: "an answer that is one long piece of code", text: `\`\`\`ts\n${Array.from({ length: 120 }, (_, index) => `const board${index} = lay(${index});\n`).join("")}\`\`\`\n` },
];

describe("A chat at a hundred tokens a second", () => {
  it.each(answers)("leaves what is written alone while the rest of $name comes", async ({ name, text }) => {
    await script(stage.world, [{ text: `${text}\n\n${End}`, chunks: Tokens, gap_ms: GapMs, times: 1 }]);
    const page = await openWindow(stage.browser, stage.world.url);
    await signInWindow(page, admin);
    await page.goto("/playground");
    await page.getByLabel("Your message").fill("Tell me all.");

    const sight = await watchAnswer(page, () => page.keyboard.press("Enter"));

    const rate = Tokens / sight.seconds;
    console.info(`${name}: ${Tokens} tokens in ${sight.seconds.toFixed(1)} s (${rate.toFixed(1)}/s); ${framesOf(sight)}; ${workOf(sight)}`);
    expect(rate).toBeGreaterThanOrEqual(TokensPerSecond);
    expect(sight.touched).toEqual([]);
    expect(sight.removed).toBe(0);
    expect(sight.frames.length).toBeGreaterThan(20);
    expect(await page.getByRole("log").textContent()).toContain(End);
    await page.context().close();
  });
});

const framesOf = ({ frames, longTasks }: Sight) =>
  `${frames.length} frames, ${frames.filter((ms) => ms > 25).length} late (over 25 ms), ${frames.filter((ms) => ms > 50).length} over 50 ms, longest ${Math.round(Math.max(...frames))} ms, ${longTasks} long tasks`;

const workOf = ({ quarters }: Sight) =>
  `main thread per token in each quarter: ${quarters.map((seconds) => ((seconds * 4_000) / Tokens).toFixed(2)).join(", ")} ms`;
