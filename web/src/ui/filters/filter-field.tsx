import { NativeSelect, Select, Switch, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useText, type MessageKey } from "../../i18n/text";
import { shortId } from "../short-id";
import { useZone } from "../zone";
import { instantOf, localOf } from "../zone-time";
import type { Filter } from "./describe";
import classes from "./filter-bar.module.css";
import { MostText } from "./read";
import { SettledInput } from "./settled-input";

/** One of a filter's values, and what people call it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly filter: Filter;
  readonly value: string | undefined;
  readonly fault: MessageKey | undefined;
  /** What a page knows to choose from. */
  readonly choices?: readonly Choice[];
  readonly onChange: (value: string | null) => void;
}

/** Past so many choices one searches among them. */
const Many = 20;

/** One filter's label and input. */
export function FilterField({ filter, value, fault, choices, onChange }: Props) {
  const text = useText();
  const { t } = useTranslation("ui");
  const zone = useZone();
  const common = { label: text(filter.label), error: fault && text(fault), classNames: { label: classes.label }, wrapperProps: { "data-kind": filter.kind } };
  const own = filter.choices?.map((choice) => ({ value: choice, label: text(filter.say?.(choice) ?? choice) }));
  const known = choices ?? (filter.kind === "select" ? own : undefined);
  if (known) {
    // Not everything that can be asked for is among the choices: somebody who left, or one of many.
    const isKnown = value === undefined || known.some((choice) => choice.value === value);
    const data = isKnown ? [...known] : [{ value, label: shortId(value) }, ...known];
    return data.length > Many
      ? <Select {...common} data={data} value={value ?? null} placeholder={t("filters.any")} searchable clearable onChange={onChange} />
      : (
        <NativeSelect
          {...common} data={[{ value: "", label: t("filters.any") }, ...data]} value={value ?? ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }

  switch (filter.kind) {
    case "switch":
      return (
        <Switch
          label={common.label} classNames={{ root: classes.switch }} checked={value !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? "yes" : null)}
        />
      );
    case "day":
      return <TextInput {...common} type="date" value={value ?? ""} onChange={(event) => onChange(event.currentTarget.value)} />;
    case "instant":
      return (
        <TextInput
          {...common} type="datetime-local" value={value === undefined ? "" : localOf(new Date(value), zone)}
          onChange={(event) => onChange(event.currentTarget.value && instantOf(event.currentTarget.value, zone).toISOString())}
        />
      );
    default:
      return (
        <SettledInput value={value ?? ""} onSettled={onChange}>
          {(field) => (
            <TextInput
              {...common} {...field} maxLength={filter.most ?? MostText} spellCheck={false}
              type={filter.search ? "search" : "text"} leftSection={filter.search && <IconSearch size={15} aria-hidden />}
            />
          )}
        </SettledInput>
      );
  }
}
