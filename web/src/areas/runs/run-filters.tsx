import { Group, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { statuses } from "./status";

interface Values {
  readonly whose?: string;
  readonly status?: string;
  readonly kind?: string;
  readonly queue?: string;
}

interface Props {
  readonly values: Values;
  readonly maySeeAll: boolean;
  readonly onChange: (change: Values) => void;
}

/** Which runs to list. */
export function RunFilters({ values, maySeeAll, onChange }: Props) {
  const { t } = useTranslation("runs");
  const text = (name: "kind" | "queue") => (
    <TextInput
      key={`${name}-${values[name] ?? ""}`}
      w={{ base: "100%", xs: 180 }}
      aria-label={t(`column.${name}`)}
      placeholder={t(`column.${name}`)}
      defaultValue={values[name] ?? ""}
      onBlur={(event) => event.currentTarget.value.trim() !== (values[name] ?? "") && onChange({ [name]: event.currentTarget.value.trim() })}
      onKeyDown={(event) => event.key === "Enter" && onChange({ [name]: event.currentTarget.value.trim() })}
    />
  );
  return (
    <Group gap="xs" mb="md">
      {maySeeAll && (
        <SegmentedControl
          size="sm"
          aria-label={t("whose.label")}
          value={values.whose === "mine" ? "mine" : "all"}
          onChange={(whose) => onChange({ whose: whose === "mine" ? "mine" : undefined })}
          data={[{ value: "all", label: t("whose.all") }, { value: "mine", label: t("whose.mine") }]}
        />
      )}
      <NativeSelect
        aria-label={t("column.status")}
        value={values.status ?? ""}
        onChange={(event) => onChange({ status: event.currentTarget.value })}
        data={[{ value: "", label: t("any_status") }, ...statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))]}
      />
      {text("kind")}
      {text("queue")}
    </Group>
  );
}
