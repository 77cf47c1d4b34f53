import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Whether a role holds something. */
export function HoldsMark({ holds }: { readonly holds: boolean }) {
  const { t } = useTranslation("access");
  const Picture = holds ? IconCheck : IconMinus;
  return (
    <>
      <Picture size={16} aria-hidden color={holds ? "light-dark(var(--mantine-color-teal-8), var(--mantine-color-teal-4))" : "var(--mantine-color-dimmed)"} />
      <VisuallyHidden>{holds ? t("roles.yes") : t("roles.no")}</VisuallyHidden>
    </>
  );
}
