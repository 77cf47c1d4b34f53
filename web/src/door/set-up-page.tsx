import { Alert, Anchor } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, ok } from "../api/api";
import { exchange } from "../session/sign-in";
import { QueryView } from "../ui/query-view";
import { AccountForm, type NewAccount } from "./account-form";
import { Door } from "./door";
import { useOneTimeToken } from "./one-time-token";
import { setUpQuery } from "./queries";

/** Behind the link that a fresh server prints: makes its first administrator and signs in. */
export function SetUpPage() {
  const { t } = useTranslation("door");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const token = useOneTimeToken();
  const state = useQuery(setUpQuery);
  const make = async (account: NewAccount) => {
    const made = await ok(api.POST("/api/v1/identity/set-up", { body: { ...account, token } }));
    await exchange(queries, made, account.username, account.password);
    await navigate("/", { replace: true });
  };
  return (
    <Door title={t("set_up.title")} text={t("set_up.text")}>
      <QueryView query={state} rows={3}>
        {({ needed }) =>
          !needed ? (
            <Alert color="gray">
              {t("set_up.already")}{" "}
              <Anchor component={Link} to="/sign-in" size="sm" underline="always">
                {t("sign_in.title")}
              </Anchor>
            </Alert>
          ) : token === "" ? (
            <Alert color="yellow">{t("set_up.no_token")}</Alert>
          ) : (
            <AccountForm action={t("set_up.submit")} initialName="admin" onSubmit={make} />
          )
        }
      </QueryView>
    </Door>
  );
}
