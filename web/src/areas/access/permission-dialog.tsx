import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { useAccessActs } from "./queries";
import { isRole, rank, roles } from "./roles";

interface Props {
  readonly permission: Wire["IdentityPermissionResponse"];
  readonly version: number;
  readonly onClose: () => void;
}

/** Makes another role the lowest to hold a permission, never one below its floor. */
export function PermissionDialog({ permission, version, onClose }: Props) {
  const { t } = useTranslation(["access", "shell"]);
  const { changePermission } = useAccessActs();
  const [role, setRole] = useState(permission.minimum_role);
  const { floor } = permission;
  const [from, to] = [rank(permission.minimum_role), rank(role)];
  const named = (least: number, most: number) => roles.slice(least, most).map((one) => t(`shell:role.${one}`)).join(", ");
  const consequence = to < from ? t("permission.gain", { roles: named(to, from) }) : to > from ? t("permission.lose", { roles: named(from, to) }) : t("permission.choose");
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("permission.title", { name: permission.name })}
      consequences={[consequence, t("permission.at_once")]}
      action={t("permission.action")}
      disabled={role === permission.minimum_role}
      onConfirm={async () => {
        await changePermission(permission.name, role, version);
        notifyDone(t("permission.done"));
      }}
    >
      <Radio.Group label={t("permission.least")} description={floor && t("permission.floor", { role: t(`shell:role.${floor}`) })} value={role} onChange={(value) => isRole(value) && setRole(value)}>
        <Stack gap={8} mt="xs">
          {roles.map((one) => {
            const isBelow = floor !== null && rank(one) < rank(floor);
            return (
              <Radio
                key={one}
                value={one}
                disabled={isBelow}
                label={t(`shell:role.${one}`)}
                description={isBelow ? t("permission.below") : one === permission.declared_role ? t("permission.declared") : undefined}
              />
            );
          })}
        </Stack>
      </Radio.Group>
    </ConfirmDialog>
  );
}
