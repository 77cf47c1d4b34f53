import { Button } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf, type List } from "../api/list";
import { DataTable, type Column } from "./data-table";
import { Empty } from "./empty";
import type { Filters } from "./filters/describe";
import { FilterBar, type Choices } from "./filters/filter-bar";
import type { Filtering } from "./filters/use-filters";
import classes from "./list-view.module.css";
import { LoadMore } from "./load-more";
import { QueryView } from "./query-view";

export interface ListViewProps<Row, D extends Filters> {
  /** What the table lists, for who cannot see it. */
  readonly label: string;
  readonly list: List<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Named when the server refuses. */
  readonly permission?: string;
  /** How many rows the shape of what is coming has. */
  readonly rows?: number;
  /** Shown when there is nothing at all. */
  readonly empty?: ReactNode;
  readonly filtering?: Filtering<D>;
  /** For filters whose choices only the page knows. */
  readonly choices?: Choices<D>;
}

/** A list: its filters, its rows in a table or why there are none, and more of them. */
export function ListView<Row, D extends Filters>(props: ListViewProps<Row, D>) {
  const { label, list, columns, rowKey, permission, rows, empty, filtering, choices } = props;
  const { t } = useTranslation("ui");
  const found = rowsOf(list);
  const clear = <Button variant="default" onClick={filtering?.clear}>{t("filters.clear_all")}</Button>;
  const noneFit = filtering && filtering.count > 0 && (
    <Empty icon={IconFilterOff} title={t("list.none_fit")} action={clear}>{t("list.none_fit_text")}</Empty>
  );
  return (
    <>
      {filtering && <FilterBar filtering={filtering} choices={choices} />}
      <QueryView query={list} permission={permission} rows={rows} isEmpty={() => found.length === 0} empty={noneFit || empty}>
        {() => (
          <div className={classes.list} aria-busy={list.isPlaceholderData}>
            <DataTable label={label} columns={columns} rows={found} rowKey={rowKey} />
            {(filtering || list.hasNextPage || (list.data?.pages.length ?? 0) > 1) && <LoadMore list={list} />}
          </div>
        )}
      </QueryView>
    </>
  );
}
