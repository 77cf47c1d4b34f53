import { Modal, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { NewKeyForm } from "./new-key-form";
import { createKey } from "./queries";
import { SecretOnce } from "./secret-once";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks what the key is for, then shows its secret this once. */
export function NewKeyDialog({ opened, onClose }: Props) {
  const { t } = useTranslation("account");
  const { t: ui } = useTranslation("ui");
  const queries = useQueryClient();
  const act = useMutation(createKey(queries));
  const close = () => {
    act.reset();
    onClose();
  };
  const secret = act.data?.secret;
  return (
    <Modal
      opened={opened}
      onClose={close}
      // A click beside it must not lose what is shown only once.
      closeOnClickOutside={!secret}
      title={<Text fw={600}>{secret ? t("keys.made") : t("keys.make")}</Text>}
      closeButtonProps={{ "aria-label": ui("close") }}
      size="lg"
    >
      {secret ? <SecretOnce secret={secret} onDone={close} /> : <NewKeyForm error={act.error} busy={act.isPending} onSubmit={(wanted) => act.mutate(wanted)} />}
    </Modal>
  );
}
