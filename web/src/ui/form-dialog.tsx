import { Modal, Text, type ModalProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: ModalProps["size"];
  readonly children: ReactNode;
}

/** A form over the page. A stray click beside it loses nothing. */
export function FormDialog({ opened, onClose, title, size, children }: Props) {
  const { t } = useTranslation("ui");
  return (
    <Modal
      opened={opened} onClose={onClose} size={size} closeOnClickOutside={false} title={<Text fw={600}>{title}</Text>}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {children}
    </Modal>
  );
}
