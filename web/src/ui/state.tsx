import type { ReactNode } from "react";
import classes from "./state.module.css";

export type Tone = "good" | "busy" | "wait" | "bad" | "off";

interface Props {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** How something stands, in a word; the colour only repeats it. */
export function State({ tone, children }: Props) {
  return (
    <span className={classes.state}>
      <span className={classes.dot} data-tone={tone} aria-hidden />
      {children}
    </span>
  );
}
