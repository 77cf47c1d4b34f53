import { Code, Text } from "@mantine/core";
import { Trans, useTranslation } from "react-i18next";

interface Props {
  readonly permission: string;
  /** What the permission is missing for. */
  readonly to?: "change" | "see";
}

/** Says which permission is missing for a part of a page. */
export function NeedsNote({ permission, to = "change" }: Props) {
  const { t } = useTranslation("llm");
  return (
    <Text size="sm" c="dimmed" mb="sm">
      <Trans t={t} i18nKey={`needs.${to}`} values={{ permission }} components={{ name: <Code /> }} />
    </Text>
  );
}
