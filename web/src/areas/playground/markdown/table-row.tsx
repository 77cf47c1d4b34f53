import type { Tokens } from "marked";
import { memo } from "react";
import { Inline } from "./inline";

interface Props {
  readonly row: readonly Tokens.TableCell[];
  /** Cells past so many are left out. */
  readonly columns: number;
}

/** One row of a table; rests while others are added. */
export const TableRow = memo(function TableRow({ row, columns }: Props) {
  return (
    <tr>
      {row.slice(0, columns).map((cell, at) => (
        <td key={at} style={{ textAlign: cell.align ?? undefined }} dir="auto"><Inline tokens={cell.tokens} /></td>
      ))}
    </tr>
  );
});
