import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { When } from "../../ui/when";

/** Says that what one sees is from before. */
export function StaleNote({ at }: { readonly at: number }) {
  const { t } = useTranslation("status");
  return (
    <Alert color="yellow" variant="light" role="status">
      {t("stale")} <When at={new Date(at).toISOString()} form="second" />
    </Alert>
  );
}
