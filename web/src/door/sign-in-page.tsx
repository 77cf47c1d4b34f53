import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { signIn } from "../session/sign-in";
import { useProblemText } from "../ui/problem-text";
import { Door } from "./door";
import { nextPath } from "./next-path";
import { setUpQuery, signUpQuery } from "./queries";

export function SignInPage() {
  const { t } = useTranslation("door");
  const explain = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const act = useMutation({
    mutationFn: () => signIn(queries, username.trim(), password),
    onSuccess: () => void navigate(nextPath(search), { replace: true }),
    onError: () => setPassword(""),
  });
  const isFresh = useQuery(setUpQuery).data?.needed === true;
  const isOpen = useQuery(signUpQuery).data?.policy === "open";
  const join = isOpen && !isFresh && (
    <Anchor component={Link} to="/join" size="sm">
      {t("join.title")}
    </Anchor>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <Door title={t("sign_in.title")} foot={join}>
      <form onSubmit={submit}>
        <Stack mt="md">
          {isFresh && <Alert color="yellow">{t("set_up.no_token")}</Alert>}
          {act.error && (
            <Alert color="red" role="alert">
              {explain(act.error)}
            </Alert>
          )}
          <TextInput label={t("sign_in.username")} name="username" autoComplete="username" autoFocus required withAsterisk={false} value={username} onChange={(e) => setUsername(e.currentTarget.value)} />
          <PasswordInput label={t("password")} name="password" autoComplete="current-password" required withAsterisk={false} value={password} onChange={(e) => setPassword(e.currentTarget.value)} />
          <Button type="submit" fullWidth loading={act.isPending}>
            {t("sign_in.submit")}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
