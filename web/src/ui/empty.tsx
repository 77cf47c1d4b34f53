import { IconInbox, type Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Notice } from "./notice";

interface Props {
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly children: ReactNode;
  readonly icon?: Icon;
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children, icon = IconInbox, action }: Props) {
  return (
    <Notice icon={icon} title={title} action={action}>
      {children}
    </Notice>
  );
}
