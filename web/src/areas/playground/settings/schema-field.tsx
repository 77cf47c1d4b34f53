import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { schemaOf } from "../chat/parameters";

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const example = '{ "type": "object", "properties": { "city": { "type": "string" } }, "required": ["city"] }';

/** The JSON Schema an answer has to fit. */
export function SchemaField({ value, onChange }: Props) {
  const { t } = useTranslation("playground");
  const bad = value.trim() !== "" && schemaOf(value) === undefined;
  return (
    <Textarea label={t("parameters.schema")} description={t("parameters.schema_hint")} placeholder={example} autosize minRows={5} maxRows={16} value={value}
      error={bad ? t("parameters.schema_bad") : undefined} styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "var(--mantine-font-size-xs)" } }}
      onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
