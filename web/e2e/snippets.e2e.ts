import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWindow, signInWindow } from "./browser";
import { Person } from "./person";
import { setStage } from "./stage";
import { switchTo } from "./stock";

const Prompt = `Say "it's me" and \\ then 안녕, please.`;
const Project = `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><UseAppHost>false</UseAppHost></PropertyGroup></Project>`;

const run = promisify(execFile);

let admin: Person;
let key: string;
let folder: string;

const stage = setStage(async ({ world }) => {
  admin = await Person.first(world.url, world.token);
  await admin.post("/api/v1/admin/llm/api-keys", { provider: "openai", api_key: "sk-snippet-1234567890abcdef", name: "main" });
  await switchTo(admin, "openai", "a vendor that repeats what it is asked");
  key = (await admin.post<{ secret: string }>("/api/v1/identity/client-keys", { name: "snippets" })).secret;
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "maru-snippets-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes a program down and runs it with a key in its environment; what it wrote. */
async function runs(file: string, text: string, command: string, ...args: string[]): Promise<string> {
  await writeFile(join(folder, file), text);
  const { stdout } = await run(command, args, { cwd: folder, env: { ...process.env, MARU_API_KEY: key, PYTHONIOENCODING: "utf-8", DOTNET_NOLOGO: "1" }, timeout: 120_000 });
  return stdout;
}

/** The words of an answer that came as events. */
const wordsOf = (events: string) =>
  events.split("\n").filter((line) => line.startsWith("data: {")).map((line) => (JSON.parse(line.slice(6)) as { choices: { delta: { content?: string } }[] }).choices[0]?.delta.content ?? "").join("");

const ways: Readonly<Record<string, (text: string) => Promise<string>>> = {
  curl: async (text) => wordsOf(await runs("ask.sh", text, "bash", "ask.sh")),
  Python: (text) => runs("ask.py", text, "python3", "ask.py"),
  TypeScript: (text) => runs("ask.mjs", ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText, process.execPath, "ask.mjs"),
  "C#": async (text) => {
    await writeFile(join(folder, "ask.csproj"), Project);
    return runs("Program.cs", text, "dotnet", "run", "--project", folder);
  },
};

it.each(Object.keys(ways))("The request as %s is a program that works", async (language) => {
  const page = await openWindow(stage.browser, stage.world.url);
  await signInWindow(page, admin);
  await page.goto("/playground");
  await page.getByLabel("Your message").fill(Prompt);
  await page.getByRole("button", { name: "As code" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(language, { exact: true }).click();
  const text = (await dialog.locator("pre").textContent()) ?? "";

  expect(await ways[language]?.(text)).toContain(Prompt);
  await page.context().close();
});
