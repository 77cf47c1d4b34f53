import { Alert, Button, Code, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyText } from "../../ui/copy-text";

interface Props {
  readonly title: string;
  readonly text: string;
  /** Stands in the page as text only: no attribute, address or store ever has it. */
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shows what is shown once. */
export function OnceDialog({ title, text, secret, onClose }: Props) {
  const { t } = useTranslation("access");
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{title}</Text>} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false}>
      <Stack>
        <Text size="sm">{text}</Text>
        <Code block style={{ whiteSpace: "pre-wrap", wordBreak: "break-all" }}>{secret}</Code>
        <Alert color="yellow" variant="light">{t("once")}</Alert>
        <Group justify="space-between">
          <CopyText value={secret} />
          <Button onClick={onClose}>{t("put_away")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
