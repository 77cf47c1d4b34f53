import { Table, VisuallyHidden } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./data-table.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly header?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** CSS, such as `"8rem"`. */
  readonly width?: string;
  readonly align?: "left" | "right";
  /** Left out on a phone. */
  readonly wide?: boolean;
  /** What can be done with a row: it stays in sight however narrow the window is. */
  readonly acts?: boolean;
}

interface Props<Row> {
  /** What the table lists, for who cannot see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

const Most = 200;
const RowHeight = 44;
const Overscan = 12;

const placeOf = ({ acts, align, wide }: Pick<Column<never>, "acts" | "align" | "wide">) =>
  ({ ta: acts ? "right" as const : align, "data-wide": wide || undefined, "data-acts": acts });

/** A table of any length: past 200 rows only those in sight are in the page. A row opens by a link in its first cell. */
export function DataTable<Row>({ label, columns, rows, rowKey }: Props<Row>) {
  const { t } = useTranslation("ui");
  const box = useRef<HTMLDivElement>(null);
  const long = rows.length > Most;
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => box.current, estimateSize: () => RowHeight, overscan: Overscan, enabled: long,
    initialRect: { width: 0, height: 640 },
    measureElement: (row) => row.getBoundingClientRect().height || RowHeight,
  });
  const items = virtual.getVirtualItems();
  const shown = long ? items.map((item) => item.index) : rows.map((_, index) => index);
  const before = long ? (items[0]?.start ?? 0) : 0;
  const after = long ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div ref={box} className={classes.box} data-long={long || undefined} tabIndex={0} role="region" aria-label={label}>
      <Table highlightOnHover stickyHeader={long} aria-rowcount={rows.length + 1} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.key} w={column.width} {...placeOf(column)}>
                {column.acts ? <VisuallyHidden>{t("actions")}</VisuallyHidden> : column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {shown.map((index) => {
            const row = rows[index] as Row;
            return (
              <Table.Tr key={rowKey(row)} aria-rowindex={index + 2} ref={long ? virtual.measureElement : undefined} data-index={index}>
                {columns.map((column) => (
                  <Table.Td key={column.key} {...placeOf(column)}>
                    {column.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </Table.Tbody>
      </Table>
    </div>
  );
}
