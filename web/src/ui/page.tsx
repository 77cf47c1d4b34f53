import { Box, Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  /** Buttons at the title's right. */
  readonly actions?: ReactNode;
  /** Forms read better narrow. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** Every page: its title, what can be done, what there is. */
export function Page({ title, description, actions, narrow = false, children }: Props) {
  return (
    <Box maw={narrow ? 720 : 1280} mx="auto">
      <title>{`${title} · Maru`}</title>
      <Group justify="space-between" align="flex-start" mb="lg" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Title order={1}>{title}</Title>
          {description !== undefined && (
            <Text c="dimmed" mt={4} maw={680}>
              {description}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
