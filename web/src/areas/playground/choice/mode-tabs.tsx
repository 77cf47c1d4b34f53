import { Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import classes from "./mode-tabs.module.css";

/** Talk or pictures; each has its own address. */
export function ModeTabs() {
  const { t } = useTranslation("playground");
  return (
    <Group component="nav" gap={2} className={classes.tabs} aria-label={t("modes.label")}>
      <NavLink to="/playground" end className={classes.tab}>{t("modes.chat")}</NavLink>
      <NavLink to="/playground/images" className={classes.tab}>{t("modes.images")}</NavLink>
    </Group>
  );
}
