import { Button, Group, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { Section } from "../../ui/section";
import { UnsavedGuard } from "../../ui/unsaved-guard";
import { useMe } from "../../session/session";
import { useUserActs } from "./queries";
import { isRole, nameOf, rank, roles, type Account } from "./roles";

/** An account's role, and another one for it. */
export function RoleCard({ account }: { readonly account: Account }) {
  const { t } = useTranslation(["access", "shell"]);
  const me = useMe();
  const { changeRole } = useUserActs(account);
  const [role, setRole] = useState(account.role);
  const [asks, setAsks] = useState(false);
  const said = { name: nameOf(account), from: t(`shell:role.${account.role}`), to: t(`shell:role.${role}`) };
  return (
    <Section title={t("role.title")} text={t("role.text")}>
      <UnsavedGuard dirty={role !== account.role} />
      <Group align="flex-end" gap="xs">
        <Select
          label={t("column.role")}
          allowDeselect={false}
          value={role}
          onChange={(value) => isRole(value) && setRole(value)}
          data={roles.map((value) => ({ value, label: t(`shell:role.${value}`) }))}
        />
        <Button disabled={role === account.role} onClick={() => setAsks(true)}>{t("role.action")}</Button>
      </Group>
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t("role.confirm", said)}
        consequences={[
          rank(role) > rank(account.role) ? t("role.more", said) : t("role.less", said),
          t("role.at_once"),
          ...(role === "admin" ? [t("role.admin")] : []),
          ...(account.id === me.id ? [t("role.yourself")] : []),
        ]}
        action={t("role.action")}
        onConfirm={async () => {
          await changeRole(role);
          notifyDone(t("role.done", said));
        }}
      />
    </Section>
  );
}
