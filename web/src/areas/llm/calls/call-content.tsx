import { Alert, Code, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { NeedsNote } from "../parts/needs-note";
import { Section } from "../../../ui/section";
import type { CallDetail } from "../queries/wire";
import { RawContent } from "./raw-content";
import { answerOf, turnsOf } from "./readable";
import { Turns } from "./turns";

interface Props {
  readonly detail: CallDetail;
  /** Whether the person may see what others said. */
  readonly mayRead: boolean;
}

/** What was asked and answered, if it was kept; else why there is none. */
export function CallContent({ detail, mayRead }: Props) {
  const { t } = useTranslation("llm");
  const [form, setForm] = useState("read");
  const { content, content_unreadable: unreadable } = detail;
  if (!content) {
    return (
      <Section plain title={t("content.title")}>
        {unreadable !== null
          ? <Alert color="yellow" role="alert">{t("content.unreadable")} <Code>{unreadable}</Code></Alert>
          : <Text size="sm" c="dimmed"><Trans t={t} i18nKey="content.not_kept" components={{ name: <Code /> }} /></Text>}
        {!mayRead && <NeedsNote permission="llm.read_content" to="see" />}
      </Section>
    );
  }

  const asked = turnsOf(content.request);
  const answer = answerOf(content.response);
  const readable = asked.length > 0;
  const switcher = readable && (
    <SegmentedControl size="xs" aria-label={t("content.form")} value={form} onChange={setForm} data={[{ value: "read", label: t("content.read") }, { value: "raw", label: t("content.raw") }]} />
  );
  return (
    <Section plain title={t("content.title")} text={t("content.about")} actions={switcher}>
      {content.cut && <Alert color="yellow" mb="sm">{t("content.cut")}</Alert>}
      {readable && form === "read" ? <Turns turns={[...asked, { role: "assistant", text: answer }]} /> : <RawContent request={content.request} response={content.response} />}
    </Section>
  );
}
