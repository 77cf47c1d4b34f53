import { ActionIcon } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../../session/session";
import { Page } from "../../../ui/page";
import { WhosePicker } from "../parts/whose-picker";
import { useCalls } from "../queries/calls";
import { filterOf, searchOf, type CallFilter } from "./call-filter";
import { CallFilters } from "./call-filters";
import { CallList } from "./call-list";

/** The log of calls: everybody's for who may read them, else one's own. */
export function CallsPage() {
  const { t } = useTranslation("llm");
  const [search, setSearch] = useSearchParams();
  const readsAll = useMay()("llm.read_calls");
  const filter = filterOf(search);
  const everybody = readsAll && filter.whose !== "mine";
  const calls = useCalls(filter, everybody);
  const onFilter = (next: CallFilter) => setSearch(searchOf(next), { replace: true });
  return (
    <Page
      title={t("calls.page")}
      description={t(everybody ? "calls.about_all" : "calls.about_own")}
      actions={
        <>
          {readsAll && <WhosePicker everybody={everybody} onChange={(all) => onFilter({ ...filter, key: undefined, whose: all ? undefined : "mine" })} />}
          <ActionIcon variant="default" size="lg" aria-label={t("calls.refresh")} loading={calls.isRefetching} onClick={() => void calls.refetch()}>
            <IconRefresh size={16} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      <CallFilters filter={filter} everybody={everybody} onChange={onFilter} />
      <CallList calls={calls} filter={filter} everybody={everybody} onClear={() => onFilter({ whose: filter.whose })} />
    </Page>
  );
}
