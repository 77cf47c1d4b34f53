import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../ui/empty";
import { ListView } from "../../../ui/list-view";
import { Page } from "../../../ui/page";
import { useAddress } from "../../../ui/use-address";
import { useInvitationColumns } from "../invitation-columns";
import { InviteDialog } from "../invite-dialog";
import { useInvitations, useSignUp } from "../queries";
import { RevokeDialog } from "../revoke-dialog";
import type { Invitation } from "../roles";
import { SignUpCard } from "../sign-up-card";

/** How people come to an account here: the policy, and who is invited. */
export function InvitationsPage() {
  const { t } = useTranslation("access");
  const [{ new: isNew }, change] = useAddress(["new"]);
  const policy = useSignUp().data?.policy;
  const [revoked, setRevoked] = useState<Invitation>();
  const create = <Button disabled={policy === "closed"} onClick={() => change({ new: "1" })}>{t("invitations.create")}</Button>;
  return (
    <Page title={t("invitations.title")} description={t("invitations.text")} actions={create}>
      <Stack>
        <SignUpCard />
        <ListView
          label={t("invitations.title")}
          list={useInvitations()}
          permission="identity.manage_users"
          columns={useInvitationColumns(setRevoked)}
          rowKey={(one) => one.id}
          empty={<Empty title={t("invitations.none")} action={create}>{t("invitations.none_text")}</Empty>}
        />
      </Stack>
      {isNew !== undefined && policy !== "closed" && <InviteDialog onClose={() => change({ new: null })} />}
      {revoked && <RevokeDialog invitation={revoked} onClose={() => setRevoked(undefined)} />}
    </Page>
  );
}
