import type { Run, Step } from "./status";
import classes from "./step-track.module.css";
import { barOf, type Span } from "./timeline";

interface Props {
  readonly run: Run;
  readonly step: Step;
  readonly span: Span;
  /** Shown where there is no column for it. */
  readonly narrow?: boolean;
}

/** When in its run a step was, as a bar. The table says the same in words. */
export function StepTrack({ run, step, span, narrow }: Props) {
  const { left, width, isInherited } = barOf(step, span, run);
  return (
    <div className={classes.track} data-narrow={narrow} aria-hidden>
      <div className={classes.bar} data-state={isInherited ? "inherited" : step.state} style={{ left: `${left}%`, width: `${width}%` }} />
    </div>
  );
}
