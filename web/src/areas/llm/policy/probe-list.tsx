import { Box, Group, List, Text, ThemeIcon } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useConnectionText } from "../parts/connection-text";
import type { TypeProbe } from "../queries/wire";

/** What trying each type found. */
export function ProbeList({ probes }: { readonly probes: readonly TypeProbe[] }) {
  const { t } = useTranslation("llm");
  const say = useConnectionText();
  return (
    <Box mt="md" role="status" aria-label={t("policy.probed")}>
      <List listStyleType="none" spacing={6} styles={{ itemWrapper: { display: "block" } }}>
        {probes.map((probe) => (
          <List.Item key={probe.type}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <ThemeIcon size={18} radius="xl" variant="light" color={probe.status === "success" ? "teal" : "red"} mt={2}>
                {probe.status === "success" ? <IconCheck size={12} aria-hidden /> : <IconX size={12} aria-hidden />}
              </ThemeIcon>
              <Text size="sm">
                <Text span size="sm" fw={500}>{t(`type.${probe.type}`)}</Text> {say(probe)}
              </Text>
            </Group>
          </List.Item>
        ))}
      </List>
    </Box>
  );
}
