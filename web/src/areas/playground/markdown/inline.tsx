import type { Token } from "marked";
import { known } from "./document";
import { unescape } from "./entities";
import { Link } from "./link";
import classes from "./markdown.module.css";
import { PlainText } from "./plain-text";

interface Props {
  readonly tokens: readonly Token[] | undefined;
  readonly depth?: number;
}

const MostDepth = 32;

/** The words of a block. HTML among them is shown, never obeyed; a picture is a link to it, never fetched. */
export function Inline({ tokens = [], depth = 0 }: Props) {
  return tokens.map((token, index) => <Piece key={index} token={token} depth={depth + 1} />);
}

function Piece({ token, depth }: { readonly token: Token; readonly depth: number }) {
  const piece = known(token);
  if (depth > MostDepth) {
    return <PlainText text={piece.raw} />;
  }

  switch (piece.type) {
    case "strong":
      return <strong><Inline tokens={piece.tokens} depth={depth} /></strong>;
    case "em":
      return <em><Inline tokens={piece.tokens} depth={depth} /></em>;
    case "del":
      return <del><Inline tokens={piece.tokens} depth={depth} /></del>;
    case "codespan":
      return <code className={classes.inline_code}><PlainText text={piece.text} /></code>;
    case "br":
      return <br />;
    case "link":
      return <Link href={piece.href} text={piece.text}><Inline tokens={piece.tokens} depth={depth} /></Link>;
    case "image":
      return <Link href={piece.href} text={piece.text} picture><PlainText text={piece.text || piece.href} /></Link>;
    case "escape":
      return <PlainText text={piece.text} />;
    case "text":
      return "tokens" in piece && piece.tokens ? <Inline tokens={piece.tokens} depth={depth} /> : <PlainText text={unescape(piece.text)} />;
    case "checkbox":
      return <input type="checkbox" checked={piece.checked} disabled readOnly className={classes.check} />;
    default:
      return <PlainText text={piece.raw} />;
  }
}
