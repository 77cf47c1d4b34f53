import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useMe } from "../../../session/session";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { useUser } from "../queries";
import { nameOf } from "../roles";
import { RoleCard } from "../role-card";
import { ScopeCard } from "../scope-card";
import { SessionsCard } from "../sessions-card";
import { UserActions } from "../user-actions";
import { UserFacts } from "../user-facts";

/** One account and all that can be done with it. */
export function UserPage() {
  const { t } = useTranslation("access");
  const { id = "" } = useParams();
  const me = useMe();
  const user = useUser(id);
  const account = user.data;
  return (
    <Page
      title={account ? nameOf(account) : t("user.title")}
      description={account && (account.id === me.id ? t("user.is_you") : account.username === nameOf(account) ? undefined : account.username)}
      actions={account && <UserActions account={account} />}
      narrow
    >
      <QueryView query={user} permission="identity.manage_users">
        {(found) => (
          <Stack>
            <UserFacts account={found} />
            <RoleCard key={`role-${found.role}`} account={found} />
            <ScopeCard key={`scope-${JSON.stringify(found.data_scope)}`} account={found} />
            <SessionsCard account={found} />
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}
