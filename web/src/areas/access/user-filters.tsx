import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { roles } from "./roles";

interface Values {
  readonly search?: string;
  readonly role?: string;
  readonly state?: string;
}

interface Props {
  readonly values: Values;
  readonly onChange: (change: Values) => void;
}

const PauseInTyping = 250;

/** Which accounts to list. */
export function UserFilters({ values, onChange }: Props) {
  const { t } = useTranslation(["access", "shell"]);
  const search = useDebouncedCallback((text: string) => onChange({ search: text.trim() }), PauseInTyping);
  return (
    <Group gap="xs" mb="md">
      <TextInput
        type="search"
        w={{ base: "100%", xs: 260 }}
        aria-label={t("users.search")}
        placeholder={t("users.search")}
        leftSection={<IconSearch size={15} aria-hidden />}
        maxLength={100}
        defaultValue={values.search ?? ""}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t("column.role")}
        value={values.role ?? ""}
        onChange={(event) => onChange({ role: event.currentTarget.value })}
        data={[{ value: "", label: t("users.any_role") }, ...roles.map((role) => ({ value: role, label: t(`shell:role.${role}`) }))]}
      />
      <NativeSelect
        aria-label={t("column.state")}
        value={values.state ?? ""}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
        data={[{ value: "", label: t("users.any_state") }, { value: "active", label: t("state.active") }, { value: "disabled", label: t("state.disabled") }]}
      />
    </Group>
  );
}
