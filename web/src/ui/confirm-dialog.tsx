import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "./problem-text";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will be so afterwards, one sentence each. */
  readonly consequences: readonly string[];
  /** The verb on the button; never just "OK". */
  readonly action: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly disabled?: boolean;
  /** More to fill in first, such as a password. */
  readonly children?: ReactNode;
}

/** Asks before what cannot be taken back, and names what follows. Stays open and says why when the act fails. */
export function ConfirmDialog({ opened, onClose, title, consequences, action, onConfirm, disabled = false, children }: Props) {
  const { t } = useTranslation("ui");
  const act = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  const explain = useProblemText();
  const close = () => {
    act.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={<Text fw={600}>{title}</Text>} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <List size="sm" spacing={4}>
          {consequences.map((consequence) => (
            <List.Item key={consequence}>{consequence}</List.Item>
          ))}
        </List>
        {children}
        {act.error && (
          <Alert color="red" role="alert">
            {explain(act.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {t("cancel")}
          </Button>
          <Button color="red" loading={act.isPending} disabled={disabled} onClick={() => act.mutate()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
