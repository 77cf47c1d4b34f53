import { Group, Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  /** Buttons at the title's right. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** One subject of a page, in a frame. */
export function Section({ title, text, actions, children }: Props) {
  return (
    <Paper component="section" p="lg" aria-label={title}>
      <Group justify="space-between" align="flex-start" gap="sm" mb={text === undefined ? 4 : undefined}>
        <Title order={2} mb={4}>
          {title}
        </Title>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {text !== undefined && (
        <Text c="dimmed" mb="sm" component="div">
          {text}
        </Text>
      )}
      {children}
    </Paper>
  );
}
