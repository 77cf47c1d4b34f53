import { ActionIcon, Group, ScrollArea, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { areas } from "../areas";
import { useMe } from "../session/session";
import { useText } from "../i18n/text";
import { Mark } from "../ui/mark";
import { entriesFor } from "./entries";
import classes from "./shell.module.css";
import { OwnMenu } from "./own-menu";

interface Props {
  readonly onNavigate: () => void;
  readonly onClose: () => void;
}

/** The areas and pages a person may open, and the person's own menu. */
export function Sidebar({ onNavigate, onClose }: Props) {
  const { t } = useTranslation("shell");
  const text = useText();
  const me = useMe();
  return (
    <>
      <Group h={52} px="md" justify="space-between">
        <Group gap={8}>
          <Mark />
          <Text fw={600}>Maru</Text>
        </Group>
        <ActionIcon variant="subtle" color="gray" hiddenFrom="sm" onClick={onClose} aria-label={t("close_menu")}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <ScrollArea flex={1} px="xs" type="auto">
        <nav aria-label={t("areas")}>
          {entriesFor(areas, me, "sidebar").map(({ area, pages }) => (
            <div key={area.name} className={classes.area}>
              {pages.length > 1 && <div className={classes.section}>{text(area.title)}</div>}
              {pages.map(({ path, title, icon: Picture }) => (
                <NavLink key={path} to={path} className={classes.link} onClick={onNavigate}>
                  {Picture && <Picture size={17} stroke={1.6} aria-hidden />}
                  {text(title)}
                </NavLink>
              ))}
            </div>
          ))}
        </nav>
      </ScrollArea>
      <OwnMenu onNavigate={onNavigate} />
    </>
  );
}
