import { Button, Group } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { QueryView } from "../../../ui/query-view";
import { NeedsNote } from "../parts/needs-note";
import { Pager } from "../parts/pager";
import { Section } from "../../../ui/section";
import { PageSize, useApiKeys } from "../queries/keys";
import { AddKeyForm } from "./add-key-form";
import { EnvironmentKeys } from "./environment-keys";
import { FormDialog } from "../../../ui/form-dialog";
import { KeyTable } from "./key-table";
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
  const [page, setPage] = useState(1);
  const [adding, setAdding] = useState(false);
  const keys = useApiKeys(page);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t("keys.add")}
    </Button>
  );
  const none = keys.data?.total === 0;
  return (
    <Section plain title={t("keys.list")} text={t("keys.about")} actions={!none && <Group gap="xs"><UpkeepMenu keys={keys.data?.items ?? []} />{add}</Group>}>
      <div data-testid="settings-api-keys-list">
        <QueryView
          query={keys}
          permission={Needed}
          rows={3}
          isEmpty={(list) => list.total === 0}
          empty={<Empty icon={IconKey} title={t("keys.none")} action={add}>{t("keys.none_next")}</Empty>}
        >
          {(list) => (
            <>
              <KeyTable keys={list.items} />
              <Pager page={page} size={PageSize} total={list.total} onPage={setPage} />
            </>
          )}
        </QueryView>
      </div>
      <EnvironmentKeys />
      <FormDialog opened={adding} onClose={() => setAdding(false)} title={t("keys.add")}>
        <AddKeyForm onClose={() => setAdding(false)} />
      </FormDialog>
    </Section>
  );
}
