import { Group, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Policy } from "../queries/wire";
import { DiffTable } from "./diff-table";
import { changesBetween, draftOf } from "./policy-draft";
import { versionKey } from "./version-key";

interface Props {
  readonly chosen: Policy;
  readonly current: Policy;
  /** What else may be compared with. */
  readonly known: readonly Policy[];
}

/** Two versions side by side. */
export function CompareView({ chosen, current, known }: Props) {
  const { t } = useTranslation("llm");
  const [left, setLeft] = useState(versionKey(chosen));
  const [right, setRight] = useState(versionKey(current));
  const all = [...new Map([...known, chosen, current].map((version) => [versionKey(version), version])).values()];
  const name = (version: Policy) => (version.version === null ? t("history.attempt_at", { at: version.changed_at?.slice(0, 16).replace("T", " ") ?? "" }) : t("policy.version", { version: version.version }));
  const data = all.map((version) => ({ value: versionKey(version), label: version.state === "active" ? `${name(version)} (${t("history.state.active")})` : name(version) }));
  const of = (key: string) => all.find((version) => versionKey(version) === key) ?? current;
  return (
    <Stack>
      <Group grow>
        <Select label={t("history.from")} data={data} value={left} onChange={(key) => setLeft(key ?? left)} allowDeselect={false} />
        <Select label={t("history.to")} data={data} value={right} onChange={(key) => setRight(key ?? right)} allowDeselect={false} />
      </Group>
      <DiffTable changes={changesBetween(draftOf(of(left)), draftOf(of(right)))} from={name(of(left))} to={name(of(right))} />
    </Stack>
  );
}
