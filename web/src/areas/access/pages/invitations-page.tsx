import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../ui/empty";
import { LoadMore } from "../../../ui/load-more";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { useAddress } from "../../../ui/use-address";
import { InvitationsTable } from "../invitations-table";
import { InviteDialog } from "../invite-dialog";
import { useInvitations, useSignUp } from "../queries";
import { RevokeDialog } from "../revoke-dialog";
import type { Invitation } from "../roles";
import { SignUpCard } from "../sign-up-card";

/** How people come to an account here: the policy, and who is invited. */
export function InvitationsPage() {
  const { t } = useTranslation("access");
  const [{ new: isNew }, change] = useAddress(["new"]);
  const invitations = useInvitations();
  const policy = useSignUp().data?.policy;
  const [revoked, setRevoked] = useState<Invitation>();
  const create = <Button disabled={policy === "closed"} onClick={() => change({ new: "1" })}>{t("invitations.create")}</Button>;
  return (
    <Page title={t("invitations.title")} description={t("invitations.text")} actions={create}>
      <Stack>
      <SignUpCard />
      <QueryView
        query={invitations}
        permission="identity.manage_users"
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={<Empty title={t("invitations.none")} action={create}>{t("invitations.none_text")}</Empty>}
      >
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return (
            <>
              <InvitationsTable invitations={items} onRevoke={setRevoked} />
              <LoadMore shown={items.length} total={data.pages[0]?.total ?? 0} hasMore={invitations.hasNextPage} loading={invitations.isFetchingNextPage} onMore={() => void invitations.fetchNextPage()} />
            </>
          );
        }}
      </QueryView>
      </Stack>
      {isNew !== undefined && policy !== "closed" && <InviteDialog onClose={() => change({ new: null })} />}
      {revoked && <RevokeDialog invitation={revoked} onClose={() => setRevoked(undefined)} />}
    </Page>
  );
}
