import { Button, Code, Text, Tooltip } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { DataTable, type Column } from "../../ui/data-table";
import { HoldsMark } from "./holds-mark";
import { PermissionDialog } from "./permission-dialog";
import { rank, roles } from "./roles";

type Permission = Wire["IdentityPermissionResponse"];

/** Every permission and the roles that hold it. A role has what those before it have. */
export function PermissionMatrix({ matrix }: { readonly matrix: Wire["IdentityRoleMatrixResponse"] }) {
  const { t } = useTranslation(["access", "shell"]);
  const [chosen, setChosen] = useState<Permission>();
  const columns: Column<Permission>[] = [
    {
      key: "name", header: t("roles.permission"),
      cell: (one) => (
        <>
          <Code style={{ overflowWrap: "anywhere" }}>{one.name}</Code>
          {one.minimum_role !== one.declared_role && <Text size="xs" c="dimmed" mt={2}>{t("roles.changed", { role: t(`shell:role.${one.declared_role}`) })}</Text>}
        </>
      ),
    },
    { key: "least", header: t("roles.from"), width: "1%", cell: (one) => <span style={{ whiteSpace: "nowrap" }}>{t(`shell:role.${one.minimum_role}`)}</span> },
    ...roles.map((role): Column<Permission> => ({
      key: role, header: t(`shell:role.${role}`), width: "6.5rem", wide: true,
      cell: (one) => <HoldsMark holds={rank(role) >= rank(one.minimum_role)} />,
    })),
    {
      key: "acts", acts: true,
      cell: (one) => one.changeable
        ? <Button size="compact-xs" variant="default" onClick={() => setChosen(one)} aria-label={t("permission.change_of", { name: one.name })}>{t("permission.change")}</Button>
        : (
          <Tooltip label={t("roles.fixed")} multiline maw={280}>
            <span tabIndex={0} role="img" aria-label={t("roles.fixed")}><IconLock size={15} aria-hidden color="var(--mantine-color-dimmed)" /></span>
          </Tooltip>
        ),
    },
  ];
  return (
    <>
      <DataTable label={t("roles.permissions")} columns={columns} rows={matrix.permissions} rowKey={(one) => one.name} />
      {chosen && <PermissionDialog permission={chosen} version={matrix.version} onClose={() => setChosen(undefined)} />}
    </>
  );
}
