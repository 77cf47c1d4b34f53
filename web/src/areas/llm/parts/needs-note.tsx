import { Code, Text } from "@mantine/core";
import { Trans, useTranslation } from "react-i18next";

/** Says which permission is missing for changing what one may see. */
export function NeedsNote({ permission }: { readonly permission: string }) {
  const { t } = useTranslation("llm");
  return (
    <Text size="sm" c="dimmed" mb="sm">
      <Trans t={t} i18nKey="needs" values={{ permission }} components={{ name: <Code /> }} />
    </Text>
  );
}
