import { Box, Group, Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page with its own heading. */
export function Section({ title, description, actions, children }: Props) {
  const heading = useId();
  return (
    <Box component="section" mt="xl" aria-labelledby={heading}>
      <Group justify="space-between" align="flex-end" mb="sm" gap="xs">
        <div style={{ minWidth: 0, flex: description === undefined ? undefined : "1 1 18rem" }}>
          <Title order={2} id={heading}>
            {title}
          </Title>
          {description !== undefined && (
            <Text c="dimmed" size="sm" mt={2} maw={760}>
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
