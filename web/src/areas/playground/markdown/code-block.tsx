import { useCallback, useEffect, useRef } from "react";
import { CopyText } from "../../../ui/copy-text";
import classes from "./markdown.module.css";
import { PlainText } from "./plain-text";

interface Props {
  readonly text: string;
  readonly language?: string | undefined;
}

const LongestName = 24;

/** Code, with its language and a way to copy it. */
export function CodeBlock({ text, language = "" }: Props) {
  const name = /^[\w#+.-]+/.exec(language)?.[0].slice(0, LongestName) ?? "";
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const whole = useCallback(() => latest.current, []);
  return (
    <figure className={classes.code}>
      <figcaption>
        <span>{name}</span>
        <CopyText value={whole} />
      </figcaption>
      <pre dir="ltr" tabIndex={0}>
        <code>
          <PlainText text={text} />
        </code>
      </pre>
    </figure>
  );
}
