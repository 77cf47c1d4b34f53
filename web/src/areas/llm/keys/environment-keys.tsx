import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useStatus } from "../queries/status";
import { ImportDialog } from "./import-dialog";

/** Names the keys that come from the server's environment, which no list of stored keys shows, and those there that nobody uses. */
export function EnvironmentKeys() {
  const { t } = useTranslation("llm");
  const status = useStatus().data;
  const [importing, take] = useDisclosure();
  const fromOutside = (status?.providers ?? []).filter((provider) => provider.source === "env");
  const unused = status?.unused_environment ?? [];
  return (
    <>
      {fromOutside.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t("keys.environment", {
            names: fromOutside.map((one) => `${t(`provider.${one.provider}`)} ${one.hint ?? ""}`.trim()).join(", "),
          })}
        </Text>
      )}
      {unused.length > 0 && (
        <Group mt="xs" gap="xs">
          <Text size="sm" role="status">
            {t("keys.environment_unused", { names: unused.map((one) => `${one.variable} ${one.hint ?? ""}`.trim()).join(", ") })}
          </Text>
          <Button variant="default" size="compact-sm" onClick={take.open}>{t("upkeep.import")}</Button>
        </Group>
      )}
      <ImportDialog opened={importing} onClose={take.close} />
    </>
  );
}
