import { describe, expect, it } from "vitest";
import { close, emptyDocument, grow, type Document } from "./document";

const inPieces = (text: string, size: number): Document => {
  let document = emptyDocument;
  for (let at = 0; at < text.length; at += size) {
    document = grow(document, text.slice(at, at + size));
  }

  return close(document);
};

const source = ({ done, tip }: Document) => [...done, ...tip].map(({ token }) => token.raw).join("");
const kinds = ({ done, tip }: Document) => [...done, ...tip].map(({ token }) => token.type).filter((type) => type !== "space");

const answer = "# Title\n\nSome *words*.\n\n1. one\n\n2. two\n\n```ts\nconst a = 1;\n\nconst b = 2;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThe end.\n\nReally.";

describe("A growing text", () => {
  it.each([1, 2, 7, 1_000])("has the same blocks however it comes, %i letters at a time", (size) => {
    const document = inPieces(answer, size);

    expect(kinds(document)).toEqual(["heading", "paragraph", "list", "code", "table", "paragraph", "paragraph"]);
    expect(source(document)).toBe(answer);
  });

  it("leaves finished blocks as they are, so that they are not drawn again", () => {
    const before = inPieces(answer, 5);
    const after = grow(before, " And more.\n\nAnother.\n\nAnother.");

    expect(before.done.length).toBeGreaterThan(3);
    expect(after.done.slice(0, before.done.length).every((block, index) => block === before.done[index])).toBe(true);
  });

  it("keeps only its open end to be read again", () => {
    const document = inPieces("A paragraph of some length.\n\n".repeat(500), 50);

    expect(document.tail.length).toBeLessThan(200);
  });

  it("reads a long open block again by parts of its length, and nothing is left out at the end", () => {
    const items = "- one of many items\n".repeat(1_000);
    const document = close(grow(emptyDocument, items));

    expect(grow(document, "- a").tip[0]).toBe(document.tip[0]);
    expect(source(close(grow(document, "- a")))).toBe(`${items}- a`);
    expect(source(grow(document, "- and some more of them\n".repeat(5)))).toBe(items + "- and some more of them\n".repeat(5));
  });

  it("knows a link whose target comes later", () => {
    const document = grow(grow(emptyDocument, "See [a]."), "\n\n[a]: https://docs.example/");

    expect(JSON.stringify(document.tip[0])).toContain('"href":"https://docs.example/"');
  });

  it.each([
    ["quotes in quotes", ">".repeat(20_000)],
    ["lists in lists", "- ".repeat(20_000)],
    ["open brackets", "[".repeat(60_000)],
    ["open links", "[a](".repeat(20_000)],
    ["stars", "*a _b ".repeat(20_000)],
    ["ticks", "`a``b".repeat(20_000)],
    ["angles", "<a ".repeat(20_000)],
  ])("gives up Markdown before %s cost time, and loses nothing", (_, text) => {
    const began = performance.now();
    const document = inPieces(text, 4_000);

    expect(source(document)).toBe(text);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("shows quotes nested past meaning as plain text", () => {
    expect(grow(emptyDocument, ">".repeat(40)).plain).toBe(true);
    expect(grow(emptyDocument, "> > quoted").plain).toBe(false);
  });
});
