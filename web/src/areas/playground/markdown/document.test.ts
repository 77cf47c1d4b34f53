import { describe, expect, it } from "vitest";
import { emptyDocument, grow, type Document } from "./document";

const inPieces = (text: string, size: number): Document => {
  let document = emptyDocument;
  for (let at = 0; at < text.length; at += size) {
    document = grow(document, text.slice(at, at + size));
  }

  return document;
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
