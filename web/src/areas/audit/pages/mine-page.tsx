import { useTranslation } from "react-i18next";
import { EntriesView } from "../entries-view";

/** What one did oneself. */
export function MinePage() {
  const { t } = useTranslation("audit");
  return <EntriesView whose="mine" title={t("mine.title")} description={t("mine.text")} permission="audit.read_own" />;
}
