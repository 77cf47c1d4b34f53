import { BlockRun } from "./block-run";
import type { Document } from "./document";
import classes from "./markdown.module.css";

/** Blocks drawn together: a run whose blocks rest costs one look while the text grows. */
const Run = 32;

/** An answer's text. Nothing in it can be more than text: no HTML, no script, no picture from elsewhere. */
export function Markdown({ document: { done, tip } }: { readonly document: Document }) {
  const blocks = [...done, ...tip];
  const runs = Array.from({ length: Math.ceil(blocks.length / Run) }, (_, index) => blocks.slice(index * Run, (index + 1) * Run));
  return (
    <div className={classes.text}>
      {runs.map((run, index) => <BlockRun key={index} blocks={run} />)}
    </div>
  );
}
