import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { totalOf } from "../../../api/list";
import { useMay } from "../../../session/session";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import type { Column } from "../../../ui/data-table";
import { ListView } from "../../../ui/list-view";
import { notifyDone } from "../../../ui/notify";
import { When } from "../../../ui/when";
import { useAmounts } from "../parts/amounts";
import { useKeyName } from "../parts/key-name";
import { Section } from "../../../ui/section";
import type { WriteOff } from "../queries/wire";
import { useGiveBack, useWriteOffs } from "../queries/write-offs";

/** What servers that died left unreported of budgets, and giving it back. Where none died there is nothing to see. */
export function WriteOffSection() {
  const { t } = useTranslation("llm");
  const { money } = useAmounts();
  const may = useMay();
  const [giving, setGiving] = useState<WriteOff>();
  const list = useWriteOffs();
  const keyName = useKeyName();
  const giveBack = useGiveBack();
  const nameOf = (one: WriteOff) => keyName(one.client_key_id, one.name);
  const told = (one: WriteOff) => ({ amount: money(one.amount), name: nameOf(one) });
  const onGive = async () => {
    const given = await giveBack.mutateAsync(giving?.id ?? "");
    notifyDone(t("write_offs.done", told(given)));
  };
  const columns: readonly Column<WriteOff>[] = [
    { key: "name", header: t("budgets.key"), cell: (one) => nameOf(one) },
    { key: "amount", header: t("write_offs.amount"), align: "right", cell: (one) => money(one.amount) },
    { key: "month", header: t("write_offs.month"), wide: true, cell: (one) => one.month },
    { key: "at", header: t("write_offs.at"), wide: true, cell: (one) => <When at={one.written_at} /> },
    {
      key: "actions", acts: true, cell: (one) => one.given_back_at !== null
        ? <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>{t("write_offs.given")}</Text>
        : may("llm.manage_budgets") && (
          <Button variant="default" size="compact-sm" onClick={() => setGiving(one)} aria-label={t("write_offs.give_one", told(one))}>
            {t("write_offs.give")}
          </Button>
        ),
    },
  ];
  const nothing = list.data ? totalOf(list) === 0 : list.error === null;
  return nothing ? null : (
    <Section plain title={t("write_offs.title")} text={t("write_offs.about")}>
      <ListView label={t("write_offs.title")} list={list} columns={columns} rowKey={(one) => one.id} rows={2} />
      <ConfirmDialog
        opened={giving !== undefined} onClose={() => setGiving(undefined)} title={giving ? t("write_offs.give_title", told(giving)) : ""}
        consequences={[t("write_offs.gives", { month: giving?.month }), t("write_offs.once")]}
        action={t("write_offs.give")} onConfirm={onGive}
      />
    </Section>
  );
}
