import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { notifyDone } from "../../../ui/notify";
import { useRetirePrice } from "../queries/prices";
import type { Price } from "../queries/wire";

interface Props {
  readonly price: Price | undefined;
  readonly onClose: () => void;
}

/** Asks before a price is retired. */
export function RetireDialog({ price, onClose }: Props) {
  const { t } = useTranslation("llm");
  const retire = useRetirePrice();
  const pattern = price?.model_pattern ?? "";
  const onRetire = async () => {
    await retire.mutateAsync(price?.id ?? "");
    notifyDone(t("prices.retired", { pattern }));
  };
  return (
    <ConfirmDialog
      opened={price !== undefined} onClose={onClose} title={t("prices.retire_title", { pattern })}
      consequences={[t("prices.retire_from_now"), t("prices.retire_past")]} action={t("prices.retire")} onConfirm={onRetire}
    />
  );
}
