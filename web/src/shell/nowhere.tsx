import { Anchor } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "../ui/notice";

/** There is no page at this address. */
export function Nowhere() {
  const { t } = useTranslation("shell");
  return (
    <Notice icon={IconMapQuestion} title={t("nowhere.title")}>
      <Anchor component={Link} to="/">
        {t("nowhere.home")}
      </Anchor>
    </Notice>
  );
}
