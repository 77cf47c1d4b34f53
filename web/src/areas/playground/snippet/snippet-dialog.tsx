import { Anchor, Code, Group, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { history, type Turn } from "../chat/conversation";
import { chatBody, type Parameters } from "../chat/parameters";
import { CodeBlock } from "../markdown/code-block";
import { fences, languages, names, snippet, type Language } from "./snippets";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly turns: readonly Turn[];
  readonly draft: string;
  readonly models: readonly string[];
  readonly parameters: Parameters;
}

/** The next request, or the last one made, as a program that works against this server once it has a key. */
export function SnippetDialog({ opened, onClose, turns, draft, models, parameters }: Props) {
  const { t } = useTranslation("playground");
  const [language, setLanguage] = useState<Language>("curl");
  const [lane, setLane] = useState(0);
  const shown = Math.min(lane, models.length - 1);
  const write = () => {
    const next = draft.trim() !== "";
    const last = turns.at(-1);
    const prompt = next ? draft : (last?.prompt ?? t("snippet.prompt"));
    const messages = [...history(next ? turns : turns.slice(0, -1), shown), { role: "user" as const, content: prompt }];
    return snippet(language, window.location.origin, chatBody(models[shown] ?? "default", messages, parameters));
  };
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title={<Text fw={600}>{t("snippet.title")}</Text>} closeButtonProps={{ "aria-label": t("snippet.close") }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          <Trans t={t} i18nKey="snippet.text" components={{ name: <Code />, keys: <Anchor component={Link} to="/account/keys" size="sm" /> }} />
        </Text>
        <Group gap="sm">
          <SegmentedControl size="xs" aria-label={t("snippet.language")} value={language} onChange={(chosen) => setLanguage(chosen)} data={languages.map((value) => ({ value, label: names[value] }))} />
          {models.length > 1 && (
            <SegmentedControl size="xs" aria-label={t("choice.label")} value={String(shown)} onChange={(chosen) => setLane(Number(chosen))} data={models.map((label, index) => ({ value: String(index), label }))} />
          )}
        </Group>
        {opened && <CodeBlock text={write()} language={fences[language]} />}
      </Stack>
    </Modal>
  );
}
