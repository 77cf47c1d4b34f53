import { Box, Group, Paper, Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  /** Buttons at the title's right. */
  readonly actions?: ReactNode;
  /** Without a frame: for what brings frames of its own, such as tables and charts. */
  readonly plain?: boolean;
  readonly children?: ReactNode;
}

/** One subject of a page. */
export function Section({ title, text, actions, plain = false, children }: Props) {
  const heading = useId();
  const inside = (
    <>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <div style={{ minWidth: 0, flex: text === undefined ? undefined : "1 1 18rem" }}>
          <Title order={2} id={heading}>{title}</Title>
          {text !== undefined && <Text c="dimmed" mt={4} maw={760} component="div">{text}</Text>}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </>
  );
  return plain
    ? <Box component="section" mt="xl" aria-labelledby={heading}>{inside}</Box>
    : <Paper component="section" p="lg" aria-labelledby={heading}>{inside}</Paper>;
}
