import { Badge } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./state-badge.module.css";

export type Tone = "good" | "bad" | "warn" | "quiet" | "accent";

/** A state in a word and a tone. The word says it; the tone only helps. */
export function StateBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <Badge className={classes.badge} data-tone={tone} variant="default" radius="sm" tt="none" fw={500}>
      {children}
    </Badge>
  );
}
