import { Button, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { QueryView } from "../../ui/query-view";
import { Section } from "../../ui/section";
import { UnsavedGuard } from "../../ui/unsaved-guard";
import { useAccessActs, useSignUp } from "./queries";

type Policy = Wire["SignUpPolicy"];

const policies: readonly Policy[] = ["open", "invite", "closed"];

/** Who may make an account: anybody, the invited, or nobody. */
export function SignUpCard() {
  const { t } = useTranslation("access");
  const rule = useSignUp();
  const { changeSignUp } = useAccessActs();
  const [wanted, setWanted] = useState<Policy>();
  const [asks, setAsks] = useState(false);
  const now = rule.data?.policy;
  const policy = wanted ?? now;
  return (
    <Section
      title={t("sign_up.title")}
      actions={policy !== now && <Button onClick={() => setAsks(true)}>{t("sign_up.action")}</Button>}
    >
      <UnsavedGuard dirty={policy !== now} />
      <QueryView query={rule} rows={3} permission="identity.manage_users">
        {({ version }) => (
          <>
            <Radio.Group aria-label={t("sign_up.title")} value={policy ?? null} onChange={(value) => setWanted(policies.find((one) => one === value))}>
              <Stack gap="sm">
                {policies.map((one) => <Radio key={one} value={one} label={t(`sign_up.${one}`)} description={t(`sign_up.${one}_text`)} />)}
              </Stack>
            </Radio.Group>
            {policy && (
              <ConfirmDialog
                opened={asks}
                onClose={() => setAsks(false)}
                title={t("sign_up.confirm")}
                consequences={[t(`sign_up.${policy}_text`), t("sign_up.kept")]}
                action={t("sign_up.action")}
                onConfirm={async () => {
                  await changeSignUp(policy, version);
                  setWanted(undefined);
                  notifyDone(t("sign_up.done"));
                }}
              />
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}
