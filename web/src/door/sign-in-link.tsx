import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

export function SignInLink() {
  const { t } = useTranslation("door");
  return (
    <Anchor component={Link} to="/sign-in" size="sm">
      {t("sign_in.instead")}
    </Anchor>
  );
}
