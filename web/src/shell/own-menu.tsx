import { Menu, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconKeyboard, IconLogout, IconSelector } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { areas } from "../areas";
import { useText } from "../i18n/text";
import { useMe } from "../session/session";
import { signOut } from "../session/sign-in";
import { notifyFailed } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { entriesFor } from "./entries";
import { LanguageItems } from "./language-items";
import classes from "./own-menu.module.css";
import { ThemeItems } from "./theme-items";

/** Who is signed in; one's own pages, how the page looks and speaks, and the way out. */
export function OwnMenu({ onNavigate }: { readonly onNavigate: () => void }) {
  const { t } = useTranslation("shell");
  const text = useText();
  const me = useMe();
  const queries = useQueryClient();
  const explain = useProblemText();
  const leave = useMutation({ mutationFn: () => signOut(queries), onError: (error) => notifyFailed(explain(error)) });
  return (
    <Menu position="top-start" width={216} shadow="md" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <VisuallyHidden>{t("own_menu")}</VisuallyHidden>
          <span className={classes.initial} aria-hidden>
            {(me.display_name || me.username).slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.name}>
            <Text size="sm" fw={500} truncate>
              {me.display_name || me.username}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {t(`role.${me.role}`)}
            </Text>
          </span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {entriesFor(areas, me, "own_menu").flatMap(({ pages }) => pages).map(({ path, title, icon: Picture }) => (
          <Menu.Item key={path} component={Link} to={path} onClick={onNavigate} leftSection={Picture && <Picture size={16} aria-hidden />}>
            {text(title)}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} to="/shortcuts" onClick={onNavigate} leftSection={<IconKeyboard size={16} aria-hidden />}>
          {t("shortcuts.title")}
        </Menu.Item>
        <Menu.Divider />
        <ThemeItems />
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate()}>
          {t("sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
