import { Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Turn } from "./readable";

/** A conversation as text; nothing in it is interpreted. */
export function Turns({ turns }: { readonly turns: readonly Turn[] }) {
  const { t } = useTranslation("llm");
  const roles: Record<string, string> = { system: t("content.role.system"), user: t("content.role.user"), assistant: t("content.role.assistant") };
  return (
    <Stack gap="xs">
      {turns.map((turn, index) => (
        <Paper key={index} p="sm">
          <Text size="xs" c="dimmed" fw={500}>{roles[turn.role] ?? turn.role}</Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }} dir="auto">{turn.text || t("content.empty")}</Text>
        </Paper>
      ))}
    </Stack>
  );
}
