import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf, totalOf } from "../../api/list";
import { Empty } from "../../ui/empty";
import type { Filtering } from "../../ui/filters/use-filters";
import { ListPage } from "../../ui/list-page";
import { useAddress } from "../../ui/use-address";
import { useEntryChoices } from "./entry-choices";
import { useEntryColumns } from "./entry-columns";
import { EntryDrawer } from "./entry-drawer";
import type { entryFilters, EntryFilters, ownEntryFilters } from "./entry-filters";
import { useEntries, useEntry, type Whose } from "./queries";

interface Props {
  readonly whose: Whose;
  readonly title: string;
  readonly description: string;
  readonly permission: string;
  readonly filtering: Filtering<typeof entryFilters> | Filtering<typeof ownEntryFilters>;
  /** Lists what has to do with an entry. */
  readonly onNarrow?: (filters: EntryFilters) => void;
  readonly acts?: (total: number | undefined) => ReactNode;
}

/** The log by filters in the address; one entry beside it. */
export function EntriesList({ whose, title, description, permission, filtering, onNarrow, acts }: Props) {
  const { t } = useTranslation("audit");
  const [{ entry: opened }, change] = useAddress(["entry"]);
  const entries = useEntries(whose, filtering);
  const listed = rowsOf(entries).find((entry) => String(entry.id) === opened);
  const asked = useEntry(opened, listed === undefined && !entries.isPending);
  return (
    <ListPage
      title={title}
      description={description}
      actions={acts?.(totalOf(entries))}
      refreshes
      filtering={filtering}
      choices={useEntryChoices(whose === "all")}
      list={entries}
      permission={permission}
      columns={useEntryColumns(whose === "all", (entry) => change({ entry: String(entry.id) }))}
      rowKey={(entry) => String(entry.id)}
      empty={<Empty title={t("entries.none")}>{t("entries.none_text")}</Empty>}
    >
      <EntryDrawer id={opened} listed={listed} asked={asked} onClose={() => change({ entry: null })} onNarrow={onNarrow} />
    </ListPage>
  );
}
