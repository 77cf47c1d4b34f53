import { render } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { emptyDocument, grow } from "./document";
import { Markdown } from "./markdown";

const drawn = vi.hoisted(() => ({ texts: 0 }));

vi.mock("../../../ui/copy-text", () => ({ CopyText: () => null }));

vi.mock("./plain-text", () => ({
  PlainText: ({ text }: { readonly text: string }) => {
    drawn.texts++;
    return text;
  },
}));

beforeEach(() => {
  drawn.texts = 0;
});

/** How many pieces of text are drawn when a little more comes. */
function drawnFor(text: string, more: string): number {
  const before = grow(emptyDocument, text);
  const view = render(<Markdown document={before} />);
  drawn.texts = 0;
  view.rerender(<Markdown document={grow(before, more)} />);
  expect(view.container).toHaveTextContent(more.trim().slice(-12));
  return drawn.texts;
}

const long = 80;
const more = "and a little more than that, so that it is read";

describe("A growing answer", () => {
  it.each([
    ["paragraphs", (count: number) => "Some **bold** words.\n\n".repeat(count)],
    ["code blocks", (count: number) => "```ts\nconst a = 1;\n```\n\n".repeat(count)],
    ["one list", (count: number) => "- an *item* of it\n".repeat(count)],
    ["one table", (count: number) => `| a | b |\n|---|---|\n${"| one | `two` |\n".repeat(count)}`],
    ["one quote", (count: number) => "> Some words.\n>\n".repeat(count)],
  ])("draws no more for a word when it has %s before it", (_, text) => {
    const few = drawnFor(text(4), more);

    expect(drawnFor(text(long), more)).toBe(few);
    expect(few).toBeLessThan(12);
  });

  it("leaves a block's element in its place when the block is finished, with what was selected in it", () => {
    const before = grow(emptyDocument, "```ts\nconst a = 1;\n");
    const view = render(<Markdown document={before} />);
    const block = view.container.querySelector("pre");

    view.rerender(<Markdown document={grow(before, "```\n\nOne.\n\nTwo.\n\nThree.")} />);

    expect(block).not.toBeNull();
    expect(view.container.querySelector("pre")).toBe(block);
  });
});
