import { Code } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../../../ui/facts";
import { IdText } from "../../../ui/id-text";
import { useAmounts } from "../parts/amounts";
import { useKeyName } from "../parts/key-name";
import { Section } from "../../../ui/section";
import { shortId } from "../../../ui/short-id";
import type { Call } from "../queries/wire";

/** Everything else that is known of a call. */
export function CallFacts({ call }: { readonly call: Call }) {
  const { t } = useTranslation("llm");
  const { count } = useAmounts();
  const keyName = useKeyName();
  const written = (call.tokens_cache_written ?? 0) + (call.tokens_cache_written_long ?? 0);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("call.asked"), <Code key="asked">{call.model_asked}</Code>],
    [t("provider.label"), call.provider ? t(`provider.${call.provider}`) : "–"],
    [t("calls.operation"), `${t(`operation.${call.operation}`)}${call.streamed ? ` · ${t("calls.is_streamed")}` : ""}`],
    [t("call.status"), `${call.status}${call.error_code === null ? "" : ` · ${call.error_code}`}`],
    ...(call.error_message === null ? [] : [[
      t("call.reason"), <>{call.error_message} {call.error_param !== null && <Code>{call.error_param}</Code>}</>,
    ] as const]),
    ...(call.adjusted === null ? [] : [[t("call.adjusted"), <Code key="adjusted">{call.adjusted}</Code>] as const]),
    [t("calls.key"), keyName(call.client_key_id, call.client_key_name)],
    [t("call.owner"), call.owner_name ?? <Code key="owner" title={call.owner_id}>{shortId(call.owner_id)}</Code>],
    [t("call.usage"), t(`call.usage_source.${call.usage_source}`)],
    [t("call.cached"), count(call.tokens_cached)],
    ...(written === 0 ? [] : [[t("call.cache_written"), count(written)] as const]),
    ...(call.searches === 0 ? [] : [[t("call.searches"), count(call.searches)] as const]),
    [t("call.reasoning"), count(call.tokens_reasoning)],
    [t("call.policy"), call.policy_version === null ? "–" : t("policy.version", { version: call.policy_version })],
    [t("call.price"), call.price_id === null ? t("call.unpriced") : <Code key="price">{call.price_id}</Code>],
    [t("call.trace"), call.trace_id === null ? "–" : <IdText key="trace" id={call.trace_id} whole />],
  ];
  return (
    <Section plain title={t("call.facts")}>
      <Facts facts={facts} />
    </Section>
  );
}
