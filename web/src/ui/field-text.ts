import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

/** What is wrong with a field, if anything. */
export type Faults = (field: string) => string | undefined;

/**
 * Says what is wrong with one field of a form, in the person's language where we have the words for the field, or for a problem of this
 * field alone; undefined when nothing is.
 */
export function useFieldText(error: unknown): Faults {
  const { i18n } = useTranslation();
  return (field) => {
    const { code, fields } = error ? Problem.of(error) : { code: "", fields: {} as Problem["fields"] };
    const known = (i18n.getResourceBundle(i18n.language, "ui") as { problems?: Record<string, string> } | undefined)?.problems;
    const alone = Object.keys(fields).length === 1;
    return fields[field] && (known?.[`field.${field}`] ?? (alone ? known?.[code] : undefined) ?? fields[field].join(" "));
  };
}
