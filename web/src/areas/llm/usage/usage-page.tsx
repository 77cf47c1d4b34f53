import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { useNow } from "../../../ui/now";
import { Page } from "../../../ui/page";
import { useAddress } from "../../../ui/use-address";
import { useWhose } from "../../../ui/use-whose";
import { WhosePicker } from "../../../ui/whose-picker";
import { BudgetSection } from "./budget-section";
import { DaySection } from "./day-section";
import { lastDays } from "./days";
import { GroupSection } from "./group-section";
import { WriteOffSection } from "./write-off-section";

const spans = ["7", "30", "90"] as const;
const Usual = "30";

/** What the models were used for over days: how much, how fast, how well, for how much money. Everybody's use for who may see it, else one's own. */
export function UsagePage() {
  const { t } = useTranslation("llm");
  const [{ days }, change] = useAddress(["days"]);
  const whose = useWhose(useMay()("llm.read_calls"));
  const { everybody } = whose;
  const count = spans.find((span) => span === days) ?? Usual;
  const asked = { everybody, ...lastDays(Number(count), useNow()) };
  return (
    <Page
      title={t("usage.page")}
      description={t(everybody ? "usage.about_all" : "usage.about_own")}
      actions={
        <>
          <WhosePicker whose={whose} />
          <SegmentedControl
            size="xs" aria-label={t("usage.span")} value={count} data={spans.map((span) => ({ value: span, label: t("usage.days", { count: Number(span) }) }))}
            onChange={(span) => change({ days: span === Usual ? null : span })}
          />
        </>
      }
    >
      <DaySection {...asked} />
      <GroupSection {...asked} />
      <BudgetSection everybody={everybody} />
      {everybody && <WriteOffSection />}
    </Page>
  );
}
