import { Anchor } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate } from "react-router";
import { standingQuery } from "../session/session";
import { signOut } from "../session/sign-in";
import { PasswordForm } from "../session/password-form";
import { QueryView } from "../ui/query-view";
import { Door } from "./door";

/** Nothing else opens to somebody whose password was set by somebody else. */
export function ChangePasswordPage() {
  const { t } = useTranslation("door");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const standing = useQuery(standingQuery);
  const done = async () => {
    await queries.refetchQueries(standingQuery);
    await navigate("/", { replace: true });
  };
  const leave = () => void signOut(queries).then(() => navigate("/sign-in", { replace: true }));
  return (
    <Door title={t("change.title")} text={t("change.text")} foot={<Anchor component="button" type="button" size="sm" onClick={leave}>{t("change.leave")}</Anchor>}>
      <QueryView query={standing} rows={3}>
        {({ kind }) => (kind === "out" ? <Navigate to="/sign-in" replace /> : kind === "in" ? <Navigate to="/" replace /> : <PasswordForm onDone={done} />)}
      </QueryView>
    </Door>
  );
}
