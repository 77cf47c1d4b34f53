import { Alert, Button, Code, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyText } from "../../ui/copy-text";

interface Props {
  readonly secret: string;
  readonly onDone: () => void;
}

/** A secret that is shown now and never again. */
export function SecretOnce({ secret, onDone }: Props) {
  const { t } = useTranslation("account");
  return (
    <Stack>
      <Alert color="yellow">{t("keys.once")}</Alert>
      <Code block aria-label={t("keys.secret")} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {secret}
      </Code>
      <Group justify="space-between">
        <CopyText value={secret} />
        <Button onClick={onDone}>{t("keys.kept")}</Button>
      </Group>
    </Stack>
  );
}
