import { Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { currentQuery, sourcesQuery } from "../queries";
import { groupsOf, type Kind } from "./choices";
import classes from "./choice.module.css";

interface Props {
  readonly kind: Kind;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Shown = 80;

/** Picks who answers: by what the server has chosen, by type, by a configured name, or by the vendor's own. Any other name may be typed. */
export function ModelPicker({ kind, label, value, onChange }: Props) {
  const { t } = useTranslation("playground");
  const may = useMay();
  const [search, setSearch] = useState("");
  const enabled = may("llm.read");
  const { data: sources } = useQuery({ ...sourcesQuery, enabled });
  const { data: current } = useQuery({ ...currentQuery(false), enabled });
  const title = (name: string) => (name === "default" ? t("choice.current") : name);
  const typed = search.trim();
  const known = groupsOf({ kind, sources, current, typed: [value] });
  const titles = new Set(known.flatMap(({ items }) => items.map((item) => title(item.value))));
  const groups = typed === "" || titles.has(typed) ? known : groupsOf({ kind, sources, current, typed: [value, typed] });
  const leads = new Map(groups.flatMap(({ items }) => items.map((item) => [item.value, item.leads])));
  return (
    <Select
      size="xs"
      className={classes.picker}
      aria-label={label}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      data={groups.map(({ name, items }) => ({ group: t(`choice.groups.${name}`), items: items.map((item) => ({ value: item.value, label: title(item.value) })) }))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      allowDeselect={false}
      limit={Shown}
      maxDropdownHeight={360}
      nothingFoundMessage={t("choice.nothing")}
      comboboxProps={{ width: "max-content", position: "top-start", shadow: "md" }}
      renderOption={({ option }) => (
        <div className={classes.option}>
          <span>{option.label}</span>
          {leads.get(option.value) !== undefined && <Text span size="xs" c="dimmed">{leads.get(option.value)}</Text>}
        </div>
      )}
    />
  );
}
