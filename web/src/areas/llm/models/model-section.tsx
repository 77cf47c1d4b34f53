import { Button } from "@mantine/core";
import { IconCpu, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { QueryView } from "../../../ui/query-view";
import { FormDialog } from "../../../ui/form-dialog";
import { NeedsNote } from "../parts/needs-note";
import { Pager } from "../parts/pager";
import { Section } from "../../../ui/section";
import { PageSize } from "../queries/keys";
import { useModels } from "../queries/models";
import { AddModelForm } from "./add-model-form";
import { ModelTable } from "./model-table";

const Needed = "llm.manage_models";

/** The configured models. */
export function ModelSection() {
  const { t } = useTranslation("llm");
  const manages = useMay()(Needed);
  const [page, setPage] = useState(1);
  const [adding, setAdding] = useState(false);
  const models = useModels(page);
  const add = manages && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t("models.add")}
    </Button>
  );
  return (
    <Section plain title={t("models.list")} text={t("models.list_about")} actions={models.data?.total !== 0 && add}>
      {!manages && <NeedsNote permission={Needed} />}
      <div data-testid="settings-models-list">
        <QueryView
          query={models}
          permission="llm.read"
          rows={3}
          isEmpty={(list) => list.total === 0}
          empty={<Empty icon={IconCpu} title={t("models.none")} action={add || undefined}>{t("models.none_next")}</Empty>}
        >
          {(list) => (
            <>
              <ModelTable models={list.items} manages={manages} />
              <Pager page={page} size={PageSize} total={list.total} onPage={setPage} />
            </>
          )}
        </QueryView>
      </div>
      <FormDialog opened={adding} onClose={() => setAdding(false)} title={t("models.add")}>
        <AddModelForm onClose={() => setAdding(false)} />
      </FormDialog>
    </Section>
  );
}
