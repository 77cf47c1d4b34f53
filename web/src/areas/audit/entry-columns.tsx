import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Column } from "../../ui/data-table";
import { When } from "../../ui/when";
import { ActionText } from "./action-text";
import { Actor } from "./actor";
import { OutcomeText } from "./outcome";
import type { Entry } from "./queries";

/** What the log says of an entry; each opens by what was done. */
export function useEntryColumns(showsActor: boolean, onOpen: (entry: Entry) => void): readonly Column<Entry>[] {
  const { t } = useTranslation("audit");
  const actor = { key: "actor", header: t("column.actor"), width: "1%", wide: true, cell: (entry: Entry) => <span style={{ whiteSpace: "nowrap" }}><Actor entry={entry} /></span> };
  return [
    { key: "at", header: t("column.at"), width: "1%", cell: (entry) => <When at={entry.at} form="second" />, wide: true },
    {
      key: "what", header: t("column.what"),
      cell: (entry) => (
        <>
          <Anchor component="button" type="button" ta="left" fw={500} onClick={() => onOpen(entry)}>
            <ActionText action={entry.action} /> · {entry.resource}
          </Anchor>
          {entry.resource_id !== null && <Text size="xs" c="dimmed" ff="monospace" lineClamp={1} style={{ overflowWrap: "anywhere" }}>{entry.resource_id}</Text>}
          <Text size="xs" c="dimmed" component="div" hiddenFrom="sm"><When at={entry.at} form="second" /> {showsActor && <Actor entry={entry} />}</Text>
        </>
      ),
    },
    ...(showsActor ? [actor] : []),
    { key: "status", header: t("column.status"), width: "1%", cell: (entry) => <OutcomeText entry={entry} /> },
    { key: "ip", header: t("column.ip"), width: "1%", wide: true, cell: (entry) => entry.ip_address },
  ];
}
