import { Code } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Trans, useTranslation } from "react-i18next";
import { Notice } from "./notice";

/** Says which permission is missing, so that the person can ask for it by name. */
export function Forbidden({ permission }: { readonly permission: string }) {
  const { t } = useTranslation("ui");
  return (
    <Notice icon={IconLock} title={t("forbidden.title")}>
      <Trans t={t} i18nKey="forbidden.text" values={{ permission }} components={{ name: <Code /> }} />
    </Notice>
  );
}
