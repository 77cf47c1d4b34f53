import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../ui/empty";
import { FormDialog } from "../../../ui/form-dialog";
import { ListPage } from "../../../ui/list-page";
import { usePrices } from "../queries/prices";
import type { Price } from "../queries/wire";
import { AddPriceForm } from "./add-price-form";
import { usePriceColumns } from "./price-columns";
import { RetireDialog } from "./retire-dialog";

/** What models cost. */
export function PricesPage() {
  const { t } = useTranslation("llm");
  const [adding, setAdding] = useState(false);
  const [retiring, setRetiring] = useState<Price>();
  const add = <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t("prices.add")}</Button>;
  return (
    <ListPage
      title={t("prices.page")}
      description={t("prices.about")}
      actions={add}
      list={usePrices()}
      columns={usePriceColumns(setRetiring)}
      rowKey={(price) => price.id}
      permission="llm.manage_prices"
      empty={<Empty title={t("prices.none")} action={add}>{t("prices.none_next")}</Empty>}
    >
      <RetireDialog price={retiring} onClose={() => setRetiring(undefined)} />
      <FormDialog opened={adding} onClose={() => setAdding(false)} title={t("prices.add")}>
        <AddPriceForm onClose={() => setAdding(false)} />
      </FormDialog>
    </ListPage>
  );
}
