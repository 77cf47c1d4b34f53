import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

/** Says a problem in the person's language where we have the words, else in the server's, with what it says of each field. */
export function useProblemText(): (error: unknown) => string {
  const { i18n } = useTranslation();
  return (error) => {
    const problem = Problem.of(error);
    const texts = i18n.getResourceBundle(i18n.language, "ui") as { problems?: Record<string, string> } | undefined;
    const fields = Object.values(problem.fields).flat();
    return texts?.problems?.[problem.code] ?? (fields.length > 0 ? fields.join(" ") : problem.message);
  };
}
