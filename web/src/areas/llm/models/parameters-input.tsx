import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Faults } from "../../../ui/field-text";
import { readParameters } from "./parameters";

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly faults: Faults;
}

const known = ["temperature", "top_p", "max_tokens", "max_completion_tokens"];

/** A model's default parameters, as JSON. */
export function ParametersInput({ value, onChange, faults }: Props) {
  const { t } = useTranslation("llm");
  const refused = [faults("parameters"), ...known.map((name) => faults(`parameters.${name}`))].find((fault) => fault !== undefined);
  return (
    <Textarea
      label={t("models.parameters")} description={t("models.parameters_about")} placeholder={'{ "temperature": 0.2, "max_tokens": 500 }'} autosize minRows={3} maxRows={12}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }} spellCheck={false}
      error={readParameters(value) ? refused : t("models.parameters_wrong")} value={value} onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
