import type { Tokens } from "marked";
import { BlockView } from "./block-view";

interface Props {
  readonly list: Tokens.List;
  readonly depth: number;
}

/** A list, numbered or not, with lists in it. */
export function ListBlock({ list, depth }: Props) {
  const items = list.items.map((item, index) => (
    <li key={index} data-task={item.task || undefined} dir="auto">
      {item.tokens.map((token, at) => <BlockView key={at} token={token} depth={depth + 1} />)}
    </li>
  ));
  return list.ordered ? <ol start={list.start === "" ? 1 : list.start}>{items}</ol> : <ul>{items}</ul>;
}
