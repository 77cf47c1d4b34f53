import { memo } from "react";
import { BlockView } from "./block-view";
import type { Block } from "./document";

/** Some blocks in a row. A block keeps its place in it from its first letter on, and with it whatever a person has selected or scrolled in it. */
export const BlockRun = memo(
  function BlockRun({ blocks }: { readonly blocks: readonly Block[] }) {
    return blocks.map(({ key, token }) => <BlockView key={key} token={token} />);
  },
  (old, next) => old.blocks.length === next.blocks.length && old.blocks.every(({ token }, index) => token === next.blocks[index]?.token),
);
