import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Column } from "../../ui/data-table";
import { When } from "../../ui/when";
import { AccountState } from "./account-state";
import { nameOf, type Account } from "./roles";
import { scopeSummary } from "./scope";

/** What a list says of an account; each opens by its name. */
export function useUserColumns(): readonly Column<Account>[] {
  const { t } = useTranslation(["access", "shell"]);
  return [
    {
      key: "name", header: t("column.name"),
      cell: (user) => (
        <>
          <Anchor component={Link} to={`/access/users/${user.id}`} fw={500}>{nameOf(user)}</Anchor>
          <Text size="xs" c="dimmed">{[user.username, user.email].filter((word) => word !== null && word !== nameOf(user)).join(" · ")}</Text>
        </>
      ),
    },
    { key: "role", header: t("column.role"), width: "9rem", cell: (user) => t(`shell:role.${user.role}`) },
    { key: "state", header: t("column.state"), width: "12rem", cell: (user) => <AccountState account={user} /> },
    { key: "scope", header: t("column.scope"), wide: true, cell: (user) => (user.role === "admin" ? t("scope.all") : scopeSummary(user.data_scope, t)) },
    { key: "created", header: t("column.created"), width: "10rem", wide: true, cell: (user) => <When at={user.created_at} form="day" /> },
  ];
}
