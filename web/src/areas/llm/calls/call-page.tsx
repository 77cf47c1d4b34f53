import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "react-router";
import { useMay } from "../../../session/session";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { When } from "../../../ui/when";
import { useCall } from "../queries/calls";
import type { Call } from "../queries/wire";
import { CallContent } from "./call-content";
import { CallFacts } from "./call-facts";
import { CallTiming } from "./call-timing";

/** One call: who, which model, what it took, and its content if that was kept. */
export function CallPage() {
  const { t } = useTranslation("llm");
  const { id = "" } = useParams();
  const may = useMay();
  const state: unknown = useLocation().state;
  const known = isCall(state) && state.id === id ? state : undefined;
  const access = { own: may("llm.read_own_calls"), content: may("llm.read_content") };
  const call = useCall(id, access, known);
  return (
    <Page title={t("call.page")} description={call.data && <When at={call.data.call.at} form="second" />}>
      <QueryView query={call} permission="llm.read_content">
        {(detail) => (
          <>
            <CallTiming call={detail.call} />
            <CallFacts call={detail.call} />
            <CallContent detail={detail} mayRead={access.content} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

const isCall = (state: unknown): state is Call => typeof state === "object" && state !== null && "id" in state && "latency_ms" in state && "usage_source" in state;
