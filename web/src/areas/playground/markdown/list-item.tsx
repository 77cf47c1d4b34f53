import type { Tokens } from "marked";
import { memo } from "react";
import { BlockView } from "./block-view";

interface Props {
  readonly item: Tokens.ListItem;
  readonly depth: number;
}

/** One item of a list; rests while others are added. */
export const ListItem = memo(function ListItem({ item, depth }: Props) {
  return (
    <li data-task={item.task || undefined} dir="auto">
      {item.tokens.map((token, at) => <BlockView key={at} token={token} depth={depth + 1} />)}
    </li>
  );
});
