import { describe, expect, it } from "vitest";

const sources = Object.entries(import.meta.glob<string>("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }))
  .filter(([path]) => !/\.test\.|\.gen\.|\/testing\/|^\.\//.test(path));

const using = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([path]) => path.replace("../", ""));

describe("The sources", () => {
  it("are looked at", () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(using(/createRoot/)).toEqual(["main.tsx"]);
  });

  it("keep nothing in the browser but the language that was chosen", () => {
    expect(using(/localStorage|sessionStorage|indexedDB|document\.cookie/)).toEqual(["i18n/languages.ts"]);
  });

  it("put no markup into the page and run no text as code", () => {
    expect(using(/dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\b/)).toEqual([]);
  });

  it("write nothing to the console, where a secret would outlive the page", () => {
    expect(using(/\bconsole\./)).toEqual([]);
  });

  it("call the server by the one client and the one function for streams", () => {
    expect(using(/(?<![.\w])fetch\(/).filter((path) => !path.startsWith("api/"))).toEqual([]);
  });
});
