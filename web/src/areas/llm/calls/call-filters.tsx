import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useKeyName } from "../parts/key-name";
import { useBudgets } from "../queries/calls";
import { providers, type Call } from "../queries/wire";
import type { CallFilter } from "./call-filter";
import classes from "./call-filters.module.css";
import { SettledInput } from "./settled-input";
import { spans, type Span } from "./span";

interface Props {
  readonly filter: CallFilter;
  readonly everybody: boolean;
  readonly onChange: (filter: CallFilter) => void;
}

const outcomes: readonly Call["outcome"][] = ["succeeded", "refused", "failed", "cancelled"];
const operations: readonly Call["operation"][] = ["chat", "embeddings", "images"];
const streaming = ["yes", "no"] as const;

/** Narrows the log; whatever is chosen is in the address. */
export function CallFilters({ filter, everybody, onChange }: Props) {
  const { t } = useTranslation("llm");
  const keys = useBudgets(everybody).data?.items ?? [];
  const keyName = useKeyName();
  const choices = keys.map((key) => ({ value: key.client_key_id, label: key.name }));
  // Not every key is among the choices: a revoked one, the playground, or one of many.
  const chosen = filter.key === undefined || choices.some(({ value }) => value === filter.key) ? [] : [{ value: filter.key, label: keyName(filter.key, null) }];
  const choice = (field: keyof CallFilter, label: string, data: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={label} placeholder={label} data={[...data]} value={filter[field] ?? null} clearable searchable={data.length > 8}
      onChange={(value) => onChange({ ...filter, [field]: value ?? undefined })}
    />
  );
  const text = (field: keyof CallFilter, label: string) => (
    <SettledInput value={filter[field] ?? ""} onSettled={(value) => onChange({ ...filter, [field]: value || undefined })}>
      {(props) => <TextInput {...props} aria-label={label} placeholder={label} spellCheck={false} />}
    </SettledInput>
  );
  return (
    <div role="search" aria-label={t("calls.filters")} className={classes.filters}>
      {choice("span", t("calls.span"), (Object.keys(spans) as Span[]).map((span) => ({ value: span, label: t(`calls.spans.${span}`) })))}
      {choice("outcome", t("calls.outcome"), outcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) })))}
      {choice("provider", t("provider.label"), providers.map((provider) => ({ value: provider, label: t(`provider.${provider}`) })))}
      {text("model", t("calls.model"))}
      {choice("key", t("calls.key"), [...choices, ...chosen])}
      {choice("operation", t("calls.operation"), operations.map((operation) => ({ value: operation, label: t(`operation.${operation}`) })))}
      {choice("streamed", t("calls.streamed"), streaming.map((way) => ({ value: way, label: t(`calls.streaming.${way}`) })))}
      {text("error", t("calls.error"))}
      {text("trace", t("call.trace"))}
    </div>
  );
}
