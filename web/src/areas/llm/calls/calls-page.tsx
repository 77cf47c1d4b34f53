import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { useFilters } from "../../../ui/filters/use-filters";
import { ListPage } from "../../../ui/list-page";
import { useWhose } from "../../../ui/use-whose";
import { WhosePicker } from "../../../ui/whose-picker";
import { useCalls } from "../queries/calls";
import { useCallColumns } from "./call-columns";
import { callFilters } from "./call-filters";
import { useKeyChoices } from "./key-choices";

/** The log of calls: everybody's for who may read them, else one's own. */
export function CallsPage() {
  const { t } = useTranslation("llm");
  const whose = useWhose(useMay()("llm.read_calls"));
  const { everybody } = whose;
  const filtering = useFilters(callFilters);
  const keys = useKeyChoices(everybody, filtering.values.key);
  const toKeys = <Button component={Link} to="/account/keys" variant="default">{t("calls.to_keys")}</Button>;
  return (
    <ListPage
      title={t("calls.page")}
      description={t(everybody ? "calls.about_all" : "calls.about_own")}
      actions={<WhosePicker whose={whose} />}
      refreshes
      filtering={filtering}
      choices={{ key: keys }}
      list={useCalls(filtering, everybody)}
      permission={everybody ? "llm.read_calls" : "llm.read_own_calls"}
      columns={useCallColumns(everybody)}
      rowKey={(call) => call.id}
      empty={<Empty title={t("calls.none")} action={toKeys}>{t("calls.none_next")}</Empty>}
    />
  );
}
