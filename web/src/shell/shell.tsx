import { AppShell, Burger, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Notifications } from "@mantine/notifications";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation } from "react-router";
import { LiveProvider } from "../live/live-provider";
import { holds, useMe } from "../session/session";
import { Loading } from "../ui/loading";
import { ZoneContext } from "../ui/zone";
import { Breadcrumbs } from "./breadcrumbs";
import { LiveIndicator } from "./live-indicator";
import { Palette } from "./palette";
import { PaletteButton } from "./palette-button";
import classes from "./shell.module.css";
import { Sidebar } from "./sidebar";
import { useShortcuts } from "./shortcuts";

/** The frame around every page for somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation("shell");
  const [opened, { toggle, close }] = useDisclosure(false);
  const me = useMe();
  const { pathname } = useLocation();
  useShortcuts();
  return (
    <ZoneContext value={me.time_zone}>
      <LiveProvider enabled={holds(me, "live.follow")}>
        <a href="#main" className={classes.skip}>
          {t("skip")}
        </a>
        <AppShell header={{ height: 52 }} navbar={{ width: 236, breakpoint: "sm", collapsed: { mobile: !opened } }} padding={{ base: "md", sm: "xl" }} layout="alt">
          <AppShell.Header className={classes.header}>
            <Group h="100%" px={{ base: "md", sm: "xl" }} justify="space-between" wrap="nowrap">
              <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
                <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t("menu")} aria-expanded={opened} />
                <Breadcrumbs />
              </Group>
              <Group gap="sm" wrap="nowrap">
                <LiveIndicator />
                <PaletteButton />
              </Group>
            </Group>
          </AppShell.Header>
          <AppShell.Navbar className={classes.navbar}>
            <Sidebar onNavigate={close} onClose={close} />
          </AppShell.Navbar>
          <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
            <Suspense key={pathname} fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </AppShell.Main>
        </AppShell>
        <Palette />
        <Notifications position="bottom-right" limit={4} />
      </LiveProvider>
    </ZoneContext>
  );
}
