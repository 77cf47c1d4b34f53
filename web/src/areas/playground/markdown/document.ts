import { lexer, type Token, type Tokens } from "marked";
import { keepSame } from "./keep-same";

/** A piece of Markdown that stands alone. Once finished it is never made anew, so that what shows it need not be drawn again. */
export interface Block {
  readonly key: number;
  readonly token: Token;
}

/**
 * A text that grows. `done` are its finished blocks; `tail` is the text whose blocks, `tip`, may still turn into something else; `unread` has
 * come since and is not shown yet.
 */
export interface Document {
  readonly done: readonly Block[];
  readonly tip: readonly Block[];
  readonly tail: string;
  readonly unread: string;
  /** Markdown was given up because reading it took too long or nested too deep; the rest is shown as it came. */
  readonly plain: boolean;
}

export const emptyDocument: Document = { done: [], tip: [], tail: "", unread: "", plain: false };

/** Blocks kept open at the end: an item that arrives after an empty line joins the list before it. */
const Open = 2;

/** What is read at once; a hostile text is given up after one such piece and not after all of it. */
const Piece = 8_192;

/** A tail is read again when it has grown by this part of itself: at once while it is short, and a long one as often as its length allows. */
const Part = 256;

const MostNesting = 24;

/** Milliseconds for reading the tail, far above what an honest answer takes. */
const Patience = 250;

/** A tail shorter than this cannot cost much by what is in it; when it takes long, the machine is busy. */
const Harmless = 2_000;

/** The document with more text at its end. Reads only what is not finished yet, so that a letter costs the same however long the text is. */
export function grow(document: Document, text: string): Document {
  // Newlines come in one form, so that a block's source is found again in the text.
  const unread = document.unread + text.replaceAll("\r", "");
  return unread.length * Part < document.tail.length ? { ...document, unread } : close({ ...document, unread });
}

/** The document with everything read that has come. */
export function close(document: Document): Document {
  let grown: Document = { ...document, unread: "" };
  for (let at = 0; at < document.unread.length; at += Piece) {
    grown = growOnce(grown, document.unread.slice(at, at + Piece));
  }

  return grown;
}

function growOnce(document: Document, text: string): Document {
  const tail = document.tail + text;
  const tokens = document.plain ? undefined : read(tail);
  if (tokens === undefined) {
    return { ...document, tail, plain: true, tip: [{ key: document.done.length, token: { type: "plain", raw: tail } }] };
  }

  const settled = settledCount(tokens, tail);
  // A link's target that has come changes what was the same letters before.
  const fresh = tokens.some(({ type }) => type === "def");
  const blocks = tokens.map((token, index) => ({ key: document.done.length + index, token: fresh ? token : keepSame(document.tip[index]?.token, token) }));
  const length = tokens.slice(0, settled).reduce((sum, token) => sum + token.raw.length, 0);
  return {
    done: settled > 0 ? [...document.done, ...blocks.slice(0, settled)] : document.done,
    tip: blocks.slice(settled),
    tail: tail.slice(length),
    unread: "",
    plain: false,
  };
}

function settledCount(tokens: readonly Token[], tail: string): number {
  const solid = tokens.flatMap((token, index) => (token.type === "space" ? [] : [index]));
  const count = solid.at(-Open) ?? 0;
  const source = tokens.slice(0, count).map((token) => token.raw).join("");
  return tail.startsWith(source) ? count : 0;
}

function read(text: string): readonly Token[] | undefined {
  if (nestsDeep(text)) {
    return undefined;
  }

  try {
    const began = performance.now();
    const tokens: readonly Token[] = lexer(text, { gfm: true });
    return text.length > Harmless && performance.now() - began > Patience ? undefined : tokens;
  } catch {
    // A text the reader cannot read is shown as it is.
    return undefined;
  }
}

/** Whether a line opens more quotes and lists inside each other than anybody means. */
function nestsDeep(text: string): boolean {
  let markers = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === "\n") {
      markers = 0;
    } else if (markers >= 0 && letter !== " " && letter !== "\t") {
      const opens = letter === ">" || ((letter === "-" || letter === "*" || letter === "+") && (text[at + 1] === " " || text[at + 1] === "\t"));
      markers = opens ? markers + 1 : -1;
      if (markers > MostNesting) {
        return true;
      }
    }
  }

  return false;
}

export type Known =
  | Tokens.Blockquote | Tokens.Br | Tokens.Checkbox | Tokens.Code | Tokens.Codespan | Tokens.Def | Tokens.Del | Tokens.Em | Tokens.Escape | Tokens.Heading | Tokens.Hr
  | Tokens.HTML | Tokens.Image | Tokens.Link | Tokens.List | Tokens.Paragraph | Tokens.Space | Tokens.Strong | Tokens.Table | Tokens.Text | Tokens.Tag
  | { type: "plain"; raw: string };

/** The reader's tokens as a union that a switch can tell apart. */
export const known = (token: Token) => token as Known;
