import { describe, expect, it } from "vitest";
import { chatBody, noParameters } from "../chat/parameters";
import { languages, snippet } from "./snippets";

const tricky = "It's \"quoted\" \\ $HOME `ls` \"\"\" ''' \n${x}";
const body = chatBody("default", [{ role: "user", content: tricky }], { ...noParameters, seed: 7, stop: ["A", "B"] });

describe("The request as code", () => {
  it.each(languages)("goes to this server and names no key: %s", (language) => {
    const code = snippet(language, "https://maru.example", body);

    expect(code).toContain("https://maru.example/v1");
    expect(code).toContain("MARU_API_KEY");
    expect(code).not.toMatch(/mk_/);
  });

  it("survives a shell's quotes", () => {
    const shell = /-d '([\s\S]*)'$/.exec(snippet("curl", "http://localhost", body))?.[1] ?? "";

    expect(JSON.parse(shell.replaceAll("'\\''", "'"))).toEqual(body);
  });

  it("survives C#'s raw strings: no three quotes side by side inside", () => {
    const raw = /"""\n([\s\S]*?)\n {4}"""/.exec(snippet("csharp", "http://localhost", body))?.[1] ?? "";

    expect(JSON.parse(raw)).toEqual(body);
  });

  it("writes Python's own words for true and false", () => {
    const code = snippet("python", "http://localhost", { model: "m", stream: true, more: { none: null, empty: [] } });

    expect(code).toContain('    "stream": True,');
    expect(code).toContain('"none": None,');
    expect(code).toContain('"empty": [],');
  });
});
