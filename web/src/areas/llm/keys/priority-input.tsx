import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  readonly value: number;
  readonly onChange: (priority: number) => void;
  readonly error?: string;
}

/** Which of a provider's active keys serves first. */
export function PriorityInput({ value, onChange, error }: Props) {
  const { t } = useTranslation("llm");
  return (
    <NumberInput
      label={t("keys.priority")} description={t("keys.priority_about")} min={-1000} max={1000} allowDecimal={false} error={error}
      value={value} onChange={(next) => onChange(Number(next) || 0)}
    />
  );
}
