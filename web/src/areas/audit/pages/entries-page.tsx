import { useTranslation } from "react-i18next";
import { useFilters } from "../../../ui/filters/use-filters";
import { EntriesList } from "../entries-list";
import { entryFilters } from "../entry-filters";
import { ExportMenu } from "../export-menu";

/** What everybody did. */
export function EntriesPage() {
  const { t } = useTranslation("audit");
  const filtering = useFilters(entryFilters);
  return (
    <EntriesList
      whose="all"
      title={t("entries.title")}
      description={t("entries.text")}
      permission="audit.read"
      filtering={filtering}
      onNarrow={filtering.only}
      acts={(total) => <ExportMenu asked={filtering.asked} total={total} />}
    />
  );
}
