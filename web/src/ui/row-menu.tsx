import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** What the row is called. */
  readonly name: string;
  readonly loading: boolean;
  /** Its items. */
  readonly children: ReactNode;
}

/** What more can be done with a row of a table. */
export function RowMenu({ name, loading, children }: Props) {
  const { t } = useTranslation("ui");
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("actions_of", { name })} loading={loading}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
