import { Button, Group, PasswordInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyFailed } from "../../ui/notify";
import { useProblemText } from "../../ui/problem-text";
import { deleteAccount, exportAccount } from "./queries";
import { saveAs } from "./save-as";

/** Takes along what the server keeps of one, and deletes the account. */
export function EndOfAccount() {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const explain = useProblemText();
  const [opened, { open, close }] = useDisclosure(false);
  const [password, setPassword] = useState("");
  const take = useMutation({
    mutationFn: exportAccount,
    onSuccess: (data) => saveAs("maru-account.json", JSON.stringify(data, null, 2)),
    onError: (error) => notifyFailed(explain(error)),
  });
  return (
    <Group gap="xs" mt="md">
      <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
        {t("end.export")}
      </Button>
      <Button variant="light" color="red" onClick={open}>
        {t("end.delete")}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => {
          setPassword("");
          close();
        }}
        title={t("end.sure")}
        consequences={[t("end.out"), t("end.keys"), t("end.name")]}
        action={t("end.delete")}
        disabled={password === ""}
        onConfirm={() => deleteAccount(queries, password)}
      >
        <PasswordInput label={t("end.password")} autoComplete="current-password" value={password} onChange={(e) => setPassword(e.currentTarget.value)} />
      </ConfirmDialog>
    </Group>
  );
}
