import { Fragment } from "react";
import { codePoint, hasHidden, splitHidden } from "./hidden";
import classes from "./markdown.module.css";

/** Text as text; characters that hide or turn it stand in it as their names. */
export function PlainText({ text }: { readonly text: string }) {
  if (!hasHidden(text)) {
    return text;
  }

  return splitHidden(text).map((piece, index) => (index % 2 === 0
    ? <Fragment key={index}>{piece}</Fragment>
    : <span key={index} className={classes.hidden}>{codePoint(piece)}</span>));
}
