import type { ReactNode } from "react";
import classes from "./facts.module.css";

interface Props {
  /** Name and value; without a value (or false) it is left out. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}

/** What is known of one thing, name by name. */
export function Facts({ facts }: Props) {
  return (
    <dl className={classes.facts}>
      {facts.filter(([, value]) => value !== undefined && value !== null && value !== false && value !== "").map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
