import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../api/api";
import { Problem } from "../api/problem";
import { useFieldText } from "../ui/field-text";
import { useProblemText } from "../ui/problem-text";

export type NewAccount = Wire["IdentitySignUpRequest"] & { username: string; password: string };

interface Props {
  readonly action: string;
  readonly initialName?: string;
  readonly onSubmit: (account: NewAccount) => Promise<void>;
}

/** A name and a password for a new account; language and zone are the browser's. */
export function AccountForm({ action, initialName = "", onSubmit }: Props) {
  const { t, i18n } = useTranslation("door");
  const explain = useProblemText();
  const [username, setUsername] = useState(initialName);
  const [displayName, setDisplayName] = useState("");
  const [password, setPassword] = useState("");
  const act = useMutation({
    mutationFn: () => onSubmit({
      username: username.trim(), password, display_name: displayName.trim(), locale: i18n.language, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  });
  const fieldText = useFieldText(act.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack mt="md">
        {act.error && Object.keys(Problem.of(act.error).fields).length === 0 && (
          <Alert color="red" role="alert">
            {explain(act.error)}
          </Alert>
        )}
        <TextInput label={t("username")} description={t("username_rule")} autoComplete="username" autoFocus required withAsterisk={false} value={username} onChange={(e) => setUsername(e.currentTarget.value)} error={fieldText("username")} />
        <TextInput label={t("display_name")} autoComplete="name" value={displayName} onChange={(e) => setDisplayName(e.currentTarget.value)} error={fieldText("display_name")} />
        <PasswordInput label={t("password")} description={t("password_rule")} autoComplete="new-password" required withAsterisk={false} value={password} onChange={(e) => setPassword(e.currentTarget.value)} error={fieldText("password")} />
        <Button type="submit" fullWidth loading={act.isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
