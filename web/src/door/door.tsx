import { Anchor, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { languages, ownName } from "../i18n/languages";
import { speak } from "../i18n/start";
import { Mark } from "../ui/mark";
import classes from "./door.module.css";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
  /** A link below the card. */
  readonly foot?: ReactNode;
}

/** The frame of every page before the shell: one card, and the choice of language. */
export function Door({ title, text, children, foot }: Props) {
  const { i18n } = useTranslation();
  return (
    <main className={classes.door}>
      <title>{`${title} · Maru`}</title>
      <Stack w="100%" maw={380} gap="md">
        <Group justify="center" gap={10}>
          <Mark size={28} />
          <Text fw={600} size="lg">
            Maru
          </Text>
        </Group>
        <Paper p="xl" className={classes.card}>
          <Title order={1} mb={4}>
            {title}
          </Title>
          {text !== undefined && (
            <Text c="dimmed" mb="md">
              {text}
            </Text>
          )}
          {children}
        </Paper>
        <Group justify="center" gap="md">
          {foot}
          {languages.filter((language) => language !== i18n.language).map((language) => (
            <Anchor key={language} component="button" type="button" size="sm" lang={language} onClick={() => void speak(language)}>
              {ownName[language]}
            </Anchor>
          ))}
        </Group>
      </Stack>
    </main>
  );
}
