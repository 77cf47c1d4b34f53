import type { ReactNode } from "react";
import { useMay } from "../session/session";
import { Forbidden } from "../ui/forbidden";

interface Props {
  readonly needs: string | undefined;
  readonly children: ReactNode;
}

/** Opens a page to anyone who holds its permission and names it to everyone else. */
export function Gate({ needs, children }: Props) {
  const may = useMay();
  return needs === undefined || may(needs) ? children : <Forbidden permission={needs} />;
}
