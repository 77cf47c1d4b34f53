import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Provider } from "../queries/wire";

interface Props {
  readonly value: Provider;
  readonly among: readonly Provider[];
  readonly onChange: (provider: Provider) => void;
  readonly error?: string;
  readonly testId: string;
}

/** Chooses who answers. */
export function ProviderSelect({ value, among, onChange, error, testId }: Props) {
  const { t } = useTranslation("llm");
  return (
    <Select
      label={t("provider.label")}
      data={among.map((provider) => ({ value: provider, label: t(`provider.${provider}`) }))}
      value={value}
      onChange={(chosen) => onChange(among.find((provider) => provider === chosen) ?? value)}
      allowDeselect={false}
      error={error}
      data-testid={testId}
    />
  );
}
