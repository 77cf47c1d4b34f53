import classes from "./json-text.module.css";

interface Props {
  readonly value: unknown;
  readonly label: string;
}

/** JSON as people read it. */
export function JsonText({ value, label }: Props) {
  return (
    <pre className={classes.json} tabIndex={0} role="region" aria-label={label}>
      {typeof value === "string" ? value : JSON.stringify(value, null, 2)}
    </pre>
  );
}
