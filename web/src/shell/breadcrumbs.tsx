import { Anchor } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { areas } from "../areas";
import { useText } from "../i18n/text";
import { crumbsOf } from "./crumbs";
import classes from "./shell.module.css";

/** Where one is, and the way back up. */
export function Breadcrumbs() {
  const { t } = useTranslation("shell");
  const text = useText();
  const { pathname } = useLocation();
  const crumbs = crumbsOf(areas, pathname);
  return (
    <nav aria-label={t("breadcrumbs")} style={{ minWidth: 0 }}>
      <ol className={classes.crumbs}>
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.title}>
            {index > 0 && <li aria-hidden data-area={crumbs[index - 1]?.to === undefined || undefined}>/</li>}
            <li aria-current={index === crumbs.length - 1 ? "page" : undefined} data-area={(crumb.to === undefined && index < crumbs.length - 1) || undefined}>
              {crumb.to === undefined ? text(crumb.title) : (
                <Anchor component={Link} to={crumb.to} size="sm">
                  {text(crumb.title)}
                </Anchor>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
