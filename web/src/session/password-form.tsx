import { Alert, Button, Checkbox, PasswordInput, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, ok } from "../api/api";
import { Problem } from "../api/problem";
import { useFieldText } from "../ui/field-text";
import { useProblemText } from "../ui/problem-text";

interface Props {
  /** Whether this person lets others in: what they have let wait is asked about then. */
  readonly invites?: boolean;
  readonly onDone: () => Promise<void> | void;
}

/** The current password and a new one; one's other sessions end with the change, and so do keys and invitations unless they are to stay. */
export function PasswordForm({ invites = false, onDone }: Props) {
  const { t } = useTranslation("ui");
  const explain = useProblemText();
  const [present, setPresent] = useState("");
  const [wanted, setWanted] = useState("");
  const [keepsKeys, setKeepsKeys] = useState(false);
  const [keepsInvitations, setKeepsInvitations] = useState(false);
  const body = { current_password: present, new_password: wanted, keep_client_keys: keepsKeys, keep_invitations: keepsInvitations };
  const act = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/identity/password", { body })),
    onSuccess: () => {
      setPresent("");
      setWanted("");
      return onDone();
    },
  });
  const fieldText = useFieldText(act.error);
  const inNoField = act.error && Object.keys(Problem.of(act.error).fields).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack mt="md">
        {inNoField && (
          <Alert color="red" role="alert">
            {explain(act.error)}
          </Alert>
        )}
        <PasswordInput label={t("password.present")} autoComplete="current-password" required withAsterisk={false} value={present} onChange={(e) => setPresent(e.currentTarget.value)} error={fieldText("current_password")} />
        <PasswordInput label={t("password.new")} description={t("password.rule")} autoComplete="new-password" required withAsterisk={false} value={wanted} onChange={(e) => setWanted(e.currentTarget.value)} error={fieldText("new_password") ?? fieldText("password")} />
        <Checkbox
          label={t("password.keep_keys")} description={t("password.keep_keys_why")} checked={keepsKeys}
          onChange={(e) => setKeepsKeys(e.currentTarget.checked)}
        />
        {invites && (
          <Checkbox
            label={t("password.keep_invitations")} description={t("password.keep_invitations_why")} checked={keepsInvitations}
            onChange={(e) => setKeepsInvitations(e.currentTarget.checked)}
          />
        )}
        <Button type="submit" loading={act.isPending} style={{ alignSelf: "flex-start" }}>
          {t("password.change")}
        </Button>
      </Stack>
    </form>
  );
}
