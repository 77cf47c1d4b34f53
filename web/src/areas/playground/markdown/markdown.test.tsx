import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../testing/render";
import { emptyDocument, grow } from "./document";
import { Markdown } from "./markdown";

const show = (text: string) => renderPage(<Markdown document={grow(emptyDocument, text)} />).container;

describe("A hostile answer", () => {
  it.each([
    "<script>window.hurt = 1</script>",
    "Words <img src=x onerror='window.hurt = 1'> and <b onclick=hurt()>more</b>",
    "<iframe src='https://evil.example'></iframe>",
    "<style>* { display: none }</style>",
    "<svg/onload=hurt()>",
    "- item <form action='/api/v1/identity/logout'><button>press</button></form>",
    "| a |\n|---|\n| <script>hurt()</script> |",
  ])("cannot put HTML into the page: %s", (text) => {
    const box = show(text);

    expect(box.querySelector("script, img, iframe, style:not([data-mantine-styles]), svg, form, b")).toBeNull();
    expect(box.textContent).toContain(/<[^>]+>/.exec(text)?.[0] ?? "");
  });

  it.each([
    "[press](javascript:alert(1))",
    "[press](JaVaScRiPt:alert(1))",
    "[press](java&#115;cript:alert(1))",
    "[press](<java\tscript:alert(1)>)",
    "[press](data:text/html;base64,PHNjcmlwdD4=)",
    "[press](vbscript:msgbox)",
    "[press](file:///etc/passwd)",
    "[press](/api/v1/identity/logout)",
    "[press](//evil.example)",
    "[press](https://bank.example@evil.example)",
    "![press](javascript:alert(1))",
    "<javascript:alert(1)>",
  ])("cannot make a link out of %s", (text) => {
    show(text);

    expect(screen.queryByRole("link")).toBeNull();
  });

  it("fetches no picture; it is a link that says where it leads", () => {
    const box = show("![tracking pixel](https://evil.example/p.png)");

    expect(box.querySelector("img")).toBeNull();
    expect(screen.getByRole("link", { name: "tracking pixel" })).toHaveAttribute("rel", "noopener noreferrer nofollow");
    expect(box).toHaveTextContent("(evil.example)");
  });

  it("cannot dress a link as another address", () => {
    expect(show("[https://bank.example/login](https://evil.example/)")).toHaveTextContent("https://bank.example/login (evil.example)");
    expect(show("[the manual](https://docs.example/)")).not.toHaveTextContent("(docs.example)");
  });

  it("cannot turn or hide letters: what does so is shown by its number", () => {
    const box = show("access = \u202Eresu\u2066 and a\u200Bb and `x\u202Dy`\n\n```\nif (a\u2069) {}\n```");

    expect(box).toHaveTextContent("access = U+202EresuU+2066 and aU+200Bb and xU+202Dy");
    expect(box.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
  });

  it("shows a giant table a hundred rows at a time and leaves columns out past forty", async () => {
    const row = (cell: string, columns: number) => `|${` ${cell} |`.repeat(columns)}\n`;
    const wide = show(row("h", 60) + row("---", 60) + row("c", 60));
    expect(wide.querySelectorAll("th")).toHaveLength(40);
    expect(wide).toHaveTextContent("20 more columns are left out.");

    const box = show(row("h", 2) + row("---", 2) + row("c", 2).repeat(500));
    expect(box.querySelectorAll("tbody tr")).toHaveLength(100);
    await userEvent.click(screen.getByRole("button", { name: "Show more (400 rows left)" }));
    expect(box.querySelectorAll("tbody tr")).toHaveLength(200);
  });
});

describe("An honest answer", () => {
  it("has headings, lists, code with a way to copy it, and text as it was meant", () => {
    const box = show("# One\n\nA &amp; B are **bold**.\n\n- [x] done\n- open\n\n```csharp\nvar a = \"<b>\";\n```");

    expect(screen.getByRole("heading", { name: "One", level: 3 })).toBeInTheDocument();
    expect(box).toHaveTextContent("A & B are bold.");
    expect(screen.getByRole("checkbox")).toBeChecked();
    expect(screen.getByRole("button", { name: "Copy" })).toBeInTheDocument();
    expect(box.querySelector("pre")).toHaveTextContent('var a = "<b>";');
  });

  it("keeps joiners inside emoji", () => {
    expect(show("👩‍💻 works")).toHaveTextContent("👩‍💻 works");
  });
});
