import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStatus } from "../queries/status";

/** Names the keys that come from the server's environment, which no list of stored keys shows. */
export function EnvironmentKeys() {
  const { t } = useTranslation("llm");
  const fromOutside = (useStatus().data?.providers ?? []).filter((provider) => provider.source === "env");
  return fromOutside.length > 0 ? (
    <Text size="sm" c="dimmed" mt="xs">
      {t("keys.environment", { names: fromOutside.map((one) => `${t(`provider.${one.provider}`)} ${one.hint ?? ""}`.trim()).join(", ") })}
    </Text>
  ) : null;
}
