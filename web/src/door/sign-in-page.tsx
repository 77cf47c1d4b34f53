import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { signIn } from "../session/sign-in";
import { useProblemText } from "../ui/problem-text";
import { Door } from "./door";
import { nextPath } from "./next-path";

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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <Door title={t("sign_in.title")}>
      <form onSubmit={submit}>
        <Stack mt="md">
          {act.error && (
            <Alert color="red" role="alert">
              {explain(act.error)}
            </Alert>
          )}
          <TextInput label={t("sign_in.username")} name="username" autoComplete="username" autoFocus required value={username} onChange={(e) => setUsername(e.currentTarget.value)} />
          <PasswordInput label={t("password")} name="password" autoComplete="current-password" required value={password} onChange={(e) => setPassword(e.currentTarget.value)} />
          <Button type="submit" fullWidth loading={act.isPending}>
            {t("sign_in.submit")}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
