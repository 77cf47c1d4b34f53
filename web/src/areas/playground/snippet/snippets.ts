export type Language = "curl" | "csharp" | "python" | "typescript";

export const languages: readonly Language[] = ["curl", "csharp", "python", "typescript"];

export const names: Readonly<Record<Language, string>> = { curl: "curl", csharp: "C#", python: "Python", typescript: "TypeScript" };

/** The name Markdown gives them. */
export const fences: Readonly<Record<Language, string>> = { curl: "bash", csharp: "csharp", python: "python", typescript: "typescript" };

/** A whole program that sends `body` to this server and writes the answer as it comes. The key is read from `MARU_API_KEY`. */
export const snippet = (language: Language, origin: string, body: object) => makers[language](`${origin}/v1`, body);

const makers: Readonly<Record<Language, (base: string, body: object) => string>> = { curl, csharp, python, typescript };

const json = (body: object) => JSON.stringify(body, null, 2);

/** Every further line a little to the right. */
const indent = (text: string, by: string) => text.replaceAll("\n", `\n${by}`);

function curl(base: string, body: object): string {
  return [
    `curl -N ${base}/chat/completions \\`,
    '  -H "Authorization: Bearer $MARU_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${json(body).replaceAll("'", "'\\''")}'`,
  ].join("\n");
}

function csharp(base: string, body: object): string {
  // Quotes inside JSON are escaped, so three never stand side by side and the raw string cannot end early.
  return `using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

var body = """
    ${indent(json(body), "    ")}
    """;

using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
using var request = new HttpRequestMessage(HttpMethod.Post, "${base}/chat/completions");
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("MARU_API_KEY"));
request.Content = new StringContent(body, Encoding.UTF8, "application/json");

using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
response.EnsureSuccessStatusCode();
using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
while (await lines.ReadLineAsync() is { } line)
{
    if (!line.StartsWith("data: ") || line == "data: [DONE]")
    {
        continue;
    }

    using var chunk = JsonDocument.Parse(line["data: ".Length..]);
    foreach (var choice in chunk.RootElement.GetProperty("choices").EnumerateArray())
    {
        if (choice.GetProperty("delta").TryGetProperty("content", out var text))
        {
            Console.Write(text.GetString());
        }
    }
}
`;
}

function python(base: string, body: object): string {
  return `# Needs nothing but Python. OpenAI's own client works as well, with base_url="${base}".
import json
import os
import urllib.request

body = ${literal(body)}

request = urllib.request.Request(
    "${base}/chat/completions",
    data=json.dumps(body).encode(),
    headers={"Authorization": f"Bearer {os.environ['MARU_API_KEY']}", "Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    for line in response:
        if not line.startswith(b"data: ") or line.startswith(b"data: [DONE]"):
            continue
        for choice in json.loads(line[6:])["choices"]:
            print(choice["delta"].get("content") or "", end="", flush=True)
`;
}

/** A value as Python writes it: JSON but for three words. */
function literal(value: unknown): string {
  if (typeof value === "boolean" || value === null) {
    return value === null ? "None" : value ? "True" : "False";
  }

  if (typeof value !== "object") {
    return JSON.stringify(value);
  }

  const inner = Array.isArray(value)
    ? value.map((item: unknown) => `    ${indent(literal(item), "    ")},`)
    : Object.entries(value).map(([name, item]) => `    ${JSON.stringify(name)}: ${indent(literal(item), "    ")},`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return inner.length === 0 ? `${open}${close}` : `${open}\n${inner.join("\n")}\n${close}`;
}

function typescript(base: string, body: object): string {
  return `// Needs nothing but Node 20. OpenAI's own client works as well, with baseURL: "${base}".
const response = await globalThis.fetch("${base}/chat/completions", {
  method: "POST",
  headers: { Authorization: \`Bearer \${process.env.MARU_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify(${indent(json(body), "  ")}),
});
if (!response.ok || !response.body) {
  throw new Error(await response.text());
}

let rest = "";
for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split("\\n");
  rest = lines.pop() ?? "";
  for (const line of lines) {
    if (line.startsWith("data: ") && line.trim() !== "data: [DONE]") {
      const chunk = JSON.parse(line.slice(6)) as { choices: { delta: { content?: string } }[] };
      process.stdout.write(chunk.choices[0]?.delta.content ?? "");
    }
  }
}
`;
}
