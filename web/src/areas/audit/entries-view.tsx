import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../ui/empty";
import { LoadMore } from "../../ui/load-more";
import { Page } from "../../ui/page";
import { QueryView } from "../../ui/query-view";
import { useAddress } from "../../ui/use-address";
import { useZone } from "../../ui/zone";
import { EntriesTable } from "./entries-table";
import { EntryDrawer } from "./entry-drawer";
import { EntryFilters } from "./entry-filters";
import { filterNames, queryOf, type EntryQuery } from "./filter";
import { useEntries, useEntry, useTotals } from "./queries";

interface Props {
  readonly whose: "all" | "mine";
  readonly title: string;
  readonly description: string;
  readonly permission: string;
  readonly acts?: (query: EntryQuery, total: number | undefined) => ReactNode;
}

const nothing = Object.fromEntries(filterNames.map((name) => [name, null]));

/** The log by filters in the address; one entry beside it. */
export function EntriesView({ whose, title, description, permission, acts }: Props) {
  const { t } = useTranslation(["audit", "ui"]);
  const zone = useZone();
  const [{ entry: opened, ...filter }, change] = useAddress([...filterNames, "entry"]);
  const query = queryOf(filter, zone);
  const entries = useEntries(whose, query);
  const totals = useTotals(whose === "all");
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const total = entries.data?.pages[0]?.total;
  const listed = items.find((entry) => String(entry.id) === opened);
  const asked = useEntry(opened, listed === undefined && !entries.isPending);
  const clear = () => change(nothing);
  const refresh = <Button variant="default" loading={entries.isRefetching && !entries.isFetchingNextPage} onClick={() => void entries.refetch()}>{t("ui:refresh")}</Button>;
  return (
    <Page title={title} description={description} actions={<>{refresh}{acts?.(query, total)}</>}>
      <EntryFilters values={filter} totals={totals.data} onChange={change} onClear={clear} />
      <QueryView
        query={entries}
        permission={permission}
        isEmpty={() => items.length === 0}
        empty={<Empty title={t("entries.none")} action={<Button variant="default" onClick={clear}>{t("filter.clear")}</Button>}>{t("entries.none_text")}</Empty>}
      >
        {() => (
          <>
            <EntriesTable label={title} entries={items} showsActor={whose === "all"} onOpen={(entry) => change({ entry: String(entry.id) })} />
            <LoadMore shown={items.length} total={total ?? 0} hasMore={entries.hasNextPage} loading={entries.isFetchingNextPage} onMore={() => void entries.fetchNextPage()} />
          </>
        )}
      </QueryView>
      <EntryDrawer
        id={opened}
        listed={listed}
        asked={asked}
        onClose={() => change({ entry: null })}
        onNarrow={whose === "all" ? (narrower) => change({ ...nothing, ...narrower, entry: null }) : undefined}
      />
    </Page>
  );
}
