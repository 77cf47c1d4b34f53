import { Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./ask-box.module.css";
import { sendsOnEnter } from "./sends-on-enter";

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
  /** What goes with it, in a line: choices at the left. */
  readonly tools: ReactNode;
  /** The button at the line's right. */
  readonly action: ReactNode;
}

/** Where one writes what is asked for; Enter sends it. */
export function AskBox({ label, placeholder, value, onChange, onSend, tools, action }: Props) {
  return (
    <div className={classes.box}>
      <Textarea variant="unstyled" autosize minRows={2} maxRows={12} value={value} placeholder={placeholder} aria-label={label}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (sendsOnEnter(event)) {
            event.preventDefault();
            onSend();
          }
        }} />
      <div className={classes.tools}>
        {tools}
        <div className={classes.space} />
        {action}
      </div>
    </div>
  );
}
