import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { knownActions } from "./action-text";
import type { EntryFilter, FilterName } from "./filter";

type Totals = Wire["AuditStatsResponse"];

interface Props {
  readonly values: EntryFilter;
  /** What the log holds; without it only what every log may hold can be chosen. */
  readonly totals?: Totals;
  readonly onChange: (change: Partial<Record<FilterName, string | null>>) => void;
  readonly onClear: () => void;
}

const outcomes = ["success", "client_error", "server_error"] as const;

/** Which entries to list. */
export function EntryFilters({ values, totals, onChange, onClear }: Props) {
  const { t } = useTranslation("audit");
  const actionOf = (value: string) => {
    const known = knownActions.find((one) => one === value);
    return known ? t(`action.${known}`) : value;
  };
  const count = (of: Readonly<Record<string, number>>, say = (value: string) => value) =>
    Object.entries(of).sort(([, a], [, b]) => b - a).map(([value, times]) => ({ value, label: `${say(value)} (${times})` }));
  const actions = totals ? count(totals.by_action, actionOf) : knownActions.map((value) => ({ value, label: actionOf(value) }));
  const chosen = (name: "action" | "resource", options: { value: string; label: string }[]) => {
    const value = values[name];
    return value === undefined || options.some((one) => one.value === value) ? options : [{ value, label: value }, ...options];
  };
  const text = (name: "text" | "user" | "resource_id") => (
    <TextInput
      key={`${name}-${values[name] ?? ""}`}
      w={{ base: "100%", xs: 190 }}
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      maxLength={200}
      defaultValue={values[name] ?? ""}
      onBlur={(event) => event.currentTarget.value.trim() !== (values[name] ?? "") && onChange({ [name]: event.currentTarget.value.trim() })}
      onKeyDown={(event) => event.key === "Enter" && onChange({ [name]: event.currentTarget.value.trim() })}
    />
  );
  const day = (name: "from" | "to") => <TextInput type="date" aria-label={t(`filter.${name}`)} title={t(`filter.${name}`)} value={values[name] ?? ""} onChange={(event) => onChange({ [name]: event.currentTarget.value })} />;
  return (
    <Group gap="xs" mb="md">
      {text("text")}
      <NativeSelect aria-label={t("filter.action")} value={values.action ?? ""} onChange={(event) => onChange({ action: event.currentTarget.value })} data={[{ value: "", label: t("filter.any_action") }, ...chosen("action", actions)]} />
      {totals && (
        <NativeSelect aria-label={t("filter.resource")} maw={240} value={values.resource ?? ""} onChange={(event) => onChange({ resource: event.currentTarget.value })} data={[{ value: "", label: t("filter.any_resource") }, ...chosen("resource", count(totals.by_resource))]} />
      )}
      <NativeSelect aria-label={t("column.status")} value={values.status ?? ""} onChange={(event) => onChange({ status: event.currentTarget.value })} data={[{ value: "", label: t("filter.any_status") }, ...outcomes.map((value) => ({ value, label: t(`status.${value}`) }))]} />
      {day("from")}
      {day("to")}
      {totals && text("user")}
      {text("resource_id")}
      {Object.values(values).some((value) => value !== undefined) && <Button variant="subtle" color="gray" onClick={onClear}>{t("filter.clear")}</Button>}
    </Group>
  );
}
