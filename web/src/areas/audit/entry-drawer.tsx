import { Drawer, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryView } from "../../ui/query-view";
import { EntryContent } from "./entry-content";
import type { EntryFilters } from "./entry-filters";
import type { Entry } from "./queries";

interface Props {
  /** The entry's number, while one is open. */
  readonly id: string | undefined;
  /** The entry, when it is in the list. */
  readonly listed: Entry | undefined;
  /** The entry by itself, when it is not. */
  readonly asked: UseQueryResult<Entry>;
  readonly onClose: () => void;
  readonly onNarrow?: (filter: EntryFilters) => void;
}

/** One entry beside the list; its address opens it whatever the list shows. */
export function EntryDrawer({ id, listed, asked, onClose, onNarrow }: Props) {
  const { t } = useTranslation(["audit", "ui"]);
  return (
    <Drawer opened={id !== undefined} onClose={onClose} position="right" size="lg" title={<Text fw={600}>{id !== undefined && t("entry.title", { id })}</Text>} closeButtonProps={{ "aria-label": t("ui:close") }}>
      {listed ? <EntryContent entry={listed} onNarrow={onNarrow} /> : id !== undefined && (
        <QueryView query={asked}>{(entry) => <EntryContent entry={entry} onNarrow={onNarrow} />}</QueryView>
      )}
    </Drawer>
  );
}
