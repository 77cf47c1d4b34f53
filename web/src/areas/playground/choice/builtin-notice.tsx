import { Alert, Anchor, Text } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../session/session";

/** Says that no language model is connected, and what the person looking can do about it. */
export function BuiltinNotice() {
  const { t } = useTranslation("playground");
  const manages = useMay()("llm.manage_keys");
  return (
    <Alert variant="light" color="gray" icon={<IconPlugConnectedX size={18} aria-hidden />} title={t("builtin.title")}>
      <Text size="sm">{t("builtin.text")}</Text>
      <Text size="sm" mt={4}>
        {manages ? <Anchor component={Link} to="/llm/models" size="sm">{t("builtin.connect")}</Anchor> : t("builtin.ask")}
      </Text>
    </Alert>
  );
}
