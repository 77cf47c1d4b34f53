import type { Tokens } from "marked";
import { ListItem } from "./list-item";

interface Props {
  readonly list: Tokens.List;
  readonly depth: number;
}

/** A list, numbered or not, with lists in it. */
export function ListBlock({ list, depth }: Props) {
  const items = list.items.map((item, index) => <ListItem key={index} item={item} depth={depth} />);
  return list.ordered ? <ol start={list.start === "" ? 1 : list.start}>{items}</ol> : <ul>{items}</ul>;
}
