import type { Token } from "marked";
import { memo } from "react";
import { CodeBlock } from "./code-block";
import { known } from "./document";
import { Inline } from "./inline";
import { ListBlock } from "./list-block";
import classes from "./markdown.module.css";
import { PlainText } from "./plain-text";
import { TableBlock } from "./table-block";

interface Props {
  readonly token: Token;
  readonly depth?: number;
}

/** The page's own title is the first heading, the prompt's the second. */
const FirstHeading = 3;

const MostDepth = 32;

/** One block. Drawn again only when its token is another one, so finished blocks rest while the text grows. */
export const BlockView = memo(function BlockView({ token, depth = 0 }: Props) {
  const block = known(token);
  if (depth > MostDepth) {
    return <p className={classes.raw}><PlainText text={block.raw} /></p>;
  }

  switch (block.type) {
    case "space":
    case "def":
      return null;
    case "heading": {
      const Heading = `h${Math.min(block.depth + FirstHeading - 1, 6)}` as "h3";
      return <Heading dir="auto" data-depth={block.depth}><Inline tokens={block.tokens} /></Heading>;
    }
    case "paragraph":
      return <p dir="auto"><Inline tokens={block.tokens} /></p>;
    case "text":
      return <span dir="auto" className={classes.line}>{"tokens" in block && block.tokens ? <Inline tokens={block.tokens} /> : <Inline tokens={[block]} />}</span>;
    case "list":
      return <ListBlock list={block} depth={depth} />;
    case "blockquote":
      return <blockquote dir="auto">{block.tokens.map((inner, index) => <BlockView key={index} token={inner} depth={depth + 1} />)}</blockquote>;
    case "code":
      return <CodeBlock text={block.text} language={block.lang} />;
    case "table":
      return <TableBlock table={block} />;
    case "hr":
      return <hr />;
    case "checkbox":
      return <Inline tokens={[block]} />;
    default:
      return <p className={classes.raw} dir="auto"><PlainText text={block.raw} /></p>;
  }
});
