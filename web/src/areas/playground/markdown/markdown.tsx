import { BlockView } from "./block-view";
import type { Document } from "./document";
import classes from "./markdown.module.css";

/** An answer's text. Nothing in it can be more than text: no HTML, no script, no picture from elsewhere. */
export function Markdown({ document: { done, tip } }: { readonly document: Document }) {
  return (
    <div className={classes.text}>
      {done.map(({ key, token }) => <BlockView key={key} token={token} />)}
      {tip.map(({ key, token }) => <BlockView key={key} token={token} />)}
    </div>
  );
}
