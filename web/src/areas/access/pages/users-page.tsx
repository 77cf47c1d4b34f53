import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Empty } from "../../../ui/empty";
import { LoadMore } from "../../../ui/load-more";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { useAddress } from "../../../ui/use-address";
import { useUsers } from "../queries";
import { isRole } from "../roles";
import { UserFilters } from "../user-filters";
import { UsersTable } from "../users-table";

/** Everyone with an account here. */
export function UsersPage() {
  const { t } = useTranslation("access");
  const [values, change] = useAddress(["search", "role", "state"]);
  const users = useUsers({
    search: values.search,
    role: isRole(values.role) ? values.role : undefined,
    disabled: values.state === "disabled" ? true : values.state === "active" ? false : undefined,
  });
  return (
    <Page title={t("users.title")} description={t("users.text")} actions={<Button component={Link} to="/access/invitations?new=1">{t("invitations.create")}</Button>}>
      <UserFilters values={values} onChange={change} />
      <QueryView
        query={users}
        permission="identity.manage_users"
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={<Empty title={t("users.none")} action={<Button variant="default" onClick={() => change({ search: null, role: null, state: null })}>{t("users.clear")}</Button>}>{t("users.none_text")}</Empty>}
      >
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return (
            <>
              <UsersTable users={items} />
              <LoadMore shown={items.length} total={data.pages[0]?.total ?? 0} hasMore={users.hasNextPage} loading={users.isFetchingNextPage} onMore={() => void users.fetchNextPage()} />
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
