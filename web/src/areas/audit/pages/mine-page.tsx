import { useTranslation } from "react-i18next";
import { useFilters } from "../../../ui/filters/use-filters";
import { EntriesList } from "../entries-list";
import { ownEntryFilters } from "../entry-filters";

/** What one did oneself. */
export function MinePage() {
  const { t } = useTranslation("audit");
  return (
    <EntriesList
      whose="mine" title={t("mine.title")} description={t("mine.text")} permission="audit.read_own" filtering={useFilters(ownEntryFilters)}
    />
  );
}
