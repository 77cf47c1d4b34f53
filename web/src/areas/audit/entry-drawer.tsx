import { Drawer, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EntryContent } from "./entry-content";
import type { EntryFilter } from "./filter";
import type { Entry } from "./queries";

interface Props {
  readonly entry: Entry | undefined;
  readonly onClose: () => void;
  readonly onNarrow?: (filter: EntryFilter) => void;
}

/** One entry beside the list. */
export function EntryDrawer({ entry, onClose, onNarrow }: Props) {
  const { t } = useTranslation(["audit", "ui"]);
  return (
    <Drawer opened={entry !== undefined} onClose={onClose} position="right" size="lg" title={<Text fw={600}>{entry && t("entry.title", { id: entry.id })}</Text>} closeButtonProps={{ "aria-label": t("ui:close") }}>
      {entry && <EntryContent entry={entry} onNarrow={onNarrow} />}
    </Drawer>
  );
}
