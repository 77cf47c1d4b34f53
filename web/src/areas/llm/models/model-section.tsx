import { Button } from "@mantine/core";
import { IconCpu, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { totalOf } from "../../../api/list";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { FormDialog } from "../../../ui/form-dialog";
import { ListView } from "../../../ui/list-view";
import { NeedsNote } from "../parts/needs-note";
import { Section } from "../../../ui/section";
import { useModels } from "../queries/models";
import { AddModelForm } from "./add-model-form";
import { useModelColumns } from "./model-columns";

const Needed = "llm.manage_models";

/** The configured models. */
export function ModelSection() {
  const { t } = useTranslation("llm");
  const manages = useMay()(Needed);
  const [adding, setAdding] = useState(false);
  const models = useModels();
  const columns = useModelColumns(manages);
  const add = manages && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t("models.add")}
    </Button>
  );
  return (
    <Section plain title={t("models.list")} text={t("models.list_about")} actions={totalOf(models) !== 0 && add}>
      {!manages && <NeedsNote permission={Needed} />}
      <div data-testid="settings-models-list">
        <ListView
          label={t("models.list")}
          list={models}
          columns={columns}
          rowKey={(model) => model.id}
          permission="llm.read"
          rows={3}
          empty={<Empty icon={IconCpu} title={t("models.none")} action={add || undefined}>{t("models.none_next")}</Empty>}
        />
      </div>
      <FormDialog opened={adding} onClose={() => setAdding(false)} title={t("models.add")}>
        <AddModelForm onClose={() => setAdding(false)} />
      </FormDialog>
    </Section>
  );
}
