import { Button } from "@mantine/core";
import type { Tokens } from "marked";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Inline } from "./inline";
import classes from "./markdown.module.css";
import { TableRow } from "./table-row";

const Page = 100;
const MostColumns = 40;

/** A table of any size: it scrolls in its own box, and its rows come a hundred at a time. */
export function TableBlock({ table }: { readonly table: Tokens.Table }) {
  const { t } = useTranslation("playground");
  const [shown, setShown] = useState(Page);
  const columns = table.header.slice(0, MostColumns);
  const left = table.rows.length - shown;
  return (
    <div className={classes.table}>
      <div className={classes.table_box} tabIndex={0} role="region" aria-label={t("markdown.table")}>
        <table>
          <thead>
            <tr>
              {columns.map((cell, index) => (
                <th key={index} style={{ textAlign: cell.align ?? undefined }} dir="auto"><Inline tokens={cell.tokens} /></th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, shown).map((row, index) => (
              <TableRow key={index} row={row} columns={MostColumns} />
            ))}
          </tbody>
        </table>
      </div>
      {table.header.length > MostColumns && <p className={classes.more}>{t("markdown.columns", { count: table.header.length - MostColumns })}</p>}
      {left > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShown(shown + Page)}>
          {t("markdown.rows", { count: left })}
        </Button>
      )}
    </div>
  );
}
