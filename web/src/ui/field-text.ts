import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

/** Says what is wrong with one field of a form, in the person's language where we have the words; undefined when nothing is. */
export function useFieldText(error: unknown): (field: string) => string | undefined {
  const { i18n } = useTranslation();
  return (field) => {
    const messages = error ? Problem.of(error).fields[field] : undefined;
    const texts = i18n.getResourceBundle(i18n.language, "ui") as { problems?: Record<string, string> } | undefined;
    return messages && (texts?.problems?.[`field.${field}`] ?? messages.join(" "));
  };
}
