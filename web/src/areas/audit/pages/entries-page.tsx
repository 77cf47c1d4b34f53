import { useTranslation } from "react-i18next";
import { EntriesView } from "../entries-view";
import { ExportMenu } from "../export-menu";

/** What everybody did. */
export function EntriesPage() {
  const { t } = useTranslation("audit");
  return (
    <EntriesView
      whose="all"
      title={t("entries.title")}
      description={t("entries.text")}
      permission="audit.read"
      acts={(query, total) => <ExportMenu query={query} total={total} />}
    />
  );
}
