import type { Token, Tokens } from "marked";

/** The new token with everything of the old one that is still the same, so that what shows it need not be drawn again. */
export function keepSame(old: Token | undefined, next: Token): Token {
  if (old?.type !== next.type) {
    return next;
  }

  if (old.raw === next.raw) {
    return old;
  }

  switch (next.type) {
    case "list":
      return { ...next, items: eachSame((old as Tokens.List).items, (next as Tokens.List).items, sameItem) };
    case "table":
      return { ...next, header: sameRow((old as Tokens.Table).header, (next as Tokens.Table).header), rows: eachSame((old as Tokens.Table).rows, (next as Tokens.Table).rows, sameRow) };
    case "blockquote":
      return { ...next, tokens: eachSame((old as Tokens.Blockquote).tokens, (next as Tokens.Blockquote).tokens, keepSame) };
    default:
      return next;
  }
}

const eachSame = <T>(old: readonly T[], next: readonly T[], same: (old: T | undefined, next: T) => T): T[] => next.map((item, index) => same(old[index], item));

function sameItem(old: Tokens.ListItem | undefined, next: Tokens.ListItem): Tokens.ListItem {
  if (!old || old.loose !== next.loose || old.task !== next.task) {
    return next;
  }

  return old.raw === next.raw ? old : { ...next, tokens: eachSame(old.tokens, next.tokens, keepSame) };
}

const sameRow = (old: Tokens.TableCell[] | undefined, next: Tokens.TableCell[]): Tokens.TableCell[] =>
  old?.length === next.length && next.every((cell, index) => cell.text === old[index]?.text && cell.align === old[index].align) ? old : next;
