import { Alert, Code } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Trans, useTranslation } from "react-i18next";
import { useStatus } from "../queries/status";

/** Says when stored keys cannot be opened, or will not be after a restart, and what to do. */
export function VaultBanner() {
  const { t } = useTranslation("llm");
  const state = useStatus().data?.encryption;
  return state === undefined || state === "ok" ? null : (
    <Alert mb="md" role="alert" color={state === "locked" ? "red" : "yellow"} icon={<IconLock size={18} aria-hidden />} title={t(`vault.${state}.title`)}>
      <Trans t={t} i18nKey={`vault.${state}.text`} components={{ name: <Code /> }} />
    </Alert>
  );
}
