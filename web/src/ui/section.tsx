import { Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}

/** One subject of a page, in a frame. */
export function Section({ title, text, children }: Props) {
  return (
    <Paper component="section" p="lg" aria-label={title}>
      <Title order={2} mb={4}>
        {title}
      </Title>
      {text !== undefined && (
        <Text c="dimmed" mb="sm" component="div">
          {text}
        </Text>
      )}
      {children}
    </Paper>
  );
}
