import { Anchor, Code, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../session/session";
import { durationText } from "../../ui/duration-text";
import { Facts } from "../../ui/facts";
import { IdText } from "../../ui/id-text";
import { JsonText } from "../../ui/json-text";
import { When } from "../../ui/when";
import { ActionText } from "./action-text";
import { Actor } from "./actor";
import { ChangeTable } from "./change-table";
import { fieldsOf } from "./changes";
import type { EntryFilters } from "./entry-filters";
import { OutcomeText } from "./outcome";
import type { Entry } from "./queries";

interface Props {
  readonly entry: Entry;
  /** Lists what has to do with this entry. */
  readonly onNarrow?: (filter: EntryFilters) => void;
}

/** One entry: what it was about, what it changed, where it came from, its place in the chain. */
export function EntryContent({ entry, onNarrow }: Props) {
  const { t, i18n } = useTranslation("audit");
  const mayReadCalls = useMay()("llm.read_calls");
  const fields = fieldsOf(entry.changes);
  const narrow = (label: string, filter: EntryFilters) => onNarrow && <Anchor component="button" type="button" size="xs" onClick={() => onNarrow(filter)}>{label}</Anchor>;
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          [t("column.what"), <><ActionText action={entry.action} /> · {entry.resource}</>],
          [t("column.status"), <OutcomeText key="o" entry={entry} />],
          [t("column.at"), <When key="w" at={entry.at} form="second" />],
          [t("column.actor"), <><Actor entry={entry} /> {entry.actor_id !== null && narrow(t("entry.by_actor"), { user: entry.actor_id })}</>],
          [t("column.resource_id"), entry.resource_id !== null && <><IdText id={entry.resource_id} /> {narrow(t("entry.of_resource"), { resource: entry.resource, resource_id: entry.resource_id })}</>],
          [t("entry.reason"), entry.reason],
          [t("entry.answered"), entry.response_summary],
          [t("entry.took"), entry.duration_ms !== null && durationText(entry.duration_ms / 1000, i18n.language)],
        ]}
      />
      <section>
        <Title order={3} mb="xs">{t("changes.title")}</Title>
        {fields && fields.length > 0 ? <ChangeTable fields={fields} />
          : entry.changes !== null ? <JsonText value={entry.changes} label={t("changes.title")} />
          : <Text size="sm" c="dimmed">{t("changes.none")}</Text>}
      </section>
      {entry.details !== null && (
        <section>
          <Title order={3} mb="xs">{t("entry.details")}</Title>
          <JsonText value={entry.details} label={t("entry.details")} />
        </section>
      )}
      {entry.request_body !== null && (
        <section>
          <Title order={3} mb="xs">{t("entry.sent")}</Title>
          <JsonText value={entry.request_body} label={t("entry.sent")} />
        </section>
      )}
      <section>
        <Title order={3} mb="xs">{t("entry.origin")}</Title>
        <Facts
          facts={[
            [t("entry.request"), entry.method !== null && <Code>{entry.method} {entry.path}</Code>],
            [t("column.ip"), entry.ip_address],
            [t("entry.agent"), entry.user_agent && <Text size="xs">{entry.user_agent}</Text>],
            [t("entry.request_id"), entry.request_id !== null && <IdText id={entry.request_id} />],
            [t("entry.trace_id"), entry.trace_id !== null && <><IdText id={entry.trace_id} /> {mayReadCalls && <Anchor component={Link} to={`/llm/calls?trace=${entry.trace_id}`} size="xs">{t("entry.calls")}</Anchor>}</>],
            [t("entry.hash"), <IdText key="h" id={entry.hash} />],
          ]}
        />
      </section>
    </Stack>
  );
}
