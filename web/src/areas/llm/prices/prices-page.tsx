import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../ui/empty";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { FormDialog } from "../../../ui/form-dialog";
import { Pager } from "../parts/pager";
import { PageSize } from "../queries/keys";
import { usePrices } from "../queries/prices";
import { AddPriceForm } from "./add-price-form";
import { PriceTable } from "./price-table";

/** What models cost. */
export function PricesPage() {
  const { t } = useTranslation("llm");
  const [page, setPage] = useState(1);
  const [adding, setAdding] = useState(false);
  const prices = usePrices(page);
  const add = <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t("prices.add")}</Button>;
  return (
    <Page title={t("prices.page")} description={t("prices.about")} actions={add}>
      <QueryView query={prices} permission="llm.manage_prices" isEmpty={(list) => list.total === 0} empty={<Empty title={t("prices.none")} action={add}>{t("prices.none_next")}</Empty>}>
        {(list) => (
          <>
            <PriceTable prices={list.items} />
            <Pager page={page} size={PageSize} total={list.total} onPage={setPage} />
          </>
        )}
      </QueryView>
      <FormDialog opened={adding} onClose={() => setAdding(false)} title={t("prices.add")}>
        <AddPriceForm onClose={() => setAdding(false)} />
      </FormDialog>
    </Page>
  );
}
