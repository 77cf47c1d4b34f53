import { Alert } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, ok } from "../api/api";
import { exchange } from "../session/sign-in";
import { QueryView } from "../ui/query-view";
import { AccountForm, type NewAccount } from "./account-form";
import { Door } from "./door";
import { useOneTimeToken } from "./one-time-token";
import { signUpQuery } from "./queries";
import { SignInLink } from "./sign-in-link";

/** Makes an account: with an invitation's link, or without where the server is open. */
export function JoinPage() {
  const { t } = useTranslation("door");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const token = useOneTimeToken();
  const policy = useQuery(signUpQuery);
  const join = async (account: NewAccount) => {
    const made = await ok(token === ""
      ? api.POST("/api/v1/identity/sign-up", { body: account })
      : api.POST("/api/v1/identity/invitations/accept", { body: { ...account, token } }));
    await exchange(queries, made, account.username, account.password);
    await navigate("/", { replace: true });
  };
  return (
    <Door title={t("join.title")} text={token === "" ? undefined : t("join.invited")} foot={<SignInLink />}>
      <QueryView query={policy} rows={3}>
        {({ policy: rule }) =>
          token !== "" || rule === "open" ? <AccountForm action={t("join.submit")} onSubmit={join} /> : <Alert color="gray">{t(`join.${rule}`)}</Alert>
        }
      </QueryView>
    </Door>
  );
}
