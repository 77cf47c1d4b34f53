import { Center, Stack, Text, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface Props {
  readonly icon: Icon;
  readonly title: string;
  readonly role?: "alert" | "status";
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What stands in a page's place when there is nothing else to show. */
export function Notice({ icon: Picture, title, role, children, action }: Props) {
  return (
    <Center mih={260} p="lg" role={role}>
      <Stack align="center" gap="xs" maw={460} ta="center">
        <Picture size={28} stroke={1.5} aria-hidden color="var(--mantine-color-dimmed)" />
        <Title order={2}>{title}</Title>
        {children !== undefined && (
          <Text c="dimmed" component="div">
            {children}
          </Text>
        )}
        {action !== undefined && <div style={{ marginTop: 8 }}>{action}</div>}
      </Stack>
    </Center>
  );
}
