import { Button } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf, totalOf } from "../../../api/list";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { FormDialog } from "../../../ui/form-dialog";
import { ListView } from "../../../ui/list-view";
import { NeedsNote } from "../parts/needs-note";
import { Section } from "../../../ui/section";
import { useApiKeys } from "../queries/keys";
import { AddKeyForm } from "./add-key-form";
import { EnvironmentKeys } from "./environment-keys";
import { useKeyColumns } from "./key-columns";
import { UpkeepMenu } from "./upkeep-menu";

const Needed = "llm.manage_keys";

/** The providers' keys stored here. */
export function KeySection() {
  const { t } = useTranslation("llm");
  return useMay()(Needed) ? <Keys /> : (
    <Section plain title={t("keys.list")}>
      <NeedsNote permission={Needed} to="see" />
    </Section>
  );
}

function Keys() {
  const { t } = useTranslation("llm");
  const [adding, setAdding] = useState(false);
  const list = useApiKeys();
  const keys = rowsOf(list);
  const columns = useKeyColumns(keys);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t("keys.add")}
    </Button>
  );
  const none = totalOf(list) === 0;
  return (
    <Section plain title={t("keys.list")} text={t("keys.about")} actions={!none && <><UpkeepMenu keys={keys} />{add}</>}>
      <div data-testid="settings-api-keys-list">
        <ListView
          label={t("keys.list")}
          list={list}
          columns={columns}
          rowKey={(key) => key.id}
          permission={Needed}
          rows={3}
          empty={<Empty icon={IconKey} title={t("keys.none")} action={add}>{t("keys.none_next")}</Empty>}
        />
      </div>
      <EnvironmentKeys />
      <FormDialog opened={adding} onClose={() => setAdding(false)} title={t("keys.add")}>
        <AddKeyForm onClose={() => setAdding(false)} />
      </FormDialog>
    </Section>
  );
}
