import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../../session/session";
import { useNow } from "../../../ui/now";
import { Page } from "../../../ui/page";
import { NeedsNote } from "../parts/needs-note";
import { BudgetSection } from "./budget-section";
import { DaySection } from "./day-section";
import { lastDays } from "./days";
import { GroupSection } from "./group-section";

const spans = ["7", "30", "90"] as const;
const Usual = "30";

/** What the models were used for over days: how much, how fast, how well, for how much money. */
export function UsagePage() {
  const { t } = useTranslation("llm");
  const [search, setSearch] = useSearchParams();
  const everybody = useMay()("llm.read_calls");
  const asked = search.get("days");
  const count = spans.find((span) => span === asked) ?? Usual;
  const { from, to } = lastDays(Number(count), useNow());
  const spanPicker = (
    <SegmentedControl
      size="xs" aria-label={t("usage.span")} value={count} data={spans.map((span) => ({ value: span, label: t("usage.days", { count: Number(span) }) }))}
      onChange={(span) => setSearch((now) => { now.set("days", span); return now; }, { replace: true })}
    />
  );
  return (
    <Page title={t("usage.page")} description={t("usage.about")} actions={everybody && spanPicker}>
      {everybody ? (
        <>
          <DaySection from={from} to={to} />
          <GroupSection from={from} to={to} />
        </>
      ) : <NeedsNote permission="llm.read_calls" to="see" />}
      <BudgetSection everybody={everybody} />
    </Page>
  );
}
