import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFilters } from "../../../ui/filters/use-filters";
import { ListPage } from "../../../ui/list-page";
import { useUsers } from "../queries";
import { useUserColumns } from "../user-columns";
import { userFilters } from "../user-filters";

/** Everyone with an account here. */
export function UsersPage() {
  const { t } = useTranslation("access");
  const filtering = useFilters(userFilters);
  return (
    <ListPage
      title={t("users.title")}
      description={t("users.text")}
      actions={<Button component={Link} to="/access/invitations?new=1">{t("invitations.create")}</Button>}
      filtering={filtering}
      list={useUsers(filtering)}
      permission="identity.manage_users"
      columns={useUserColumns()}
      rowKey={(user) => user.id}
    />
  );
}
