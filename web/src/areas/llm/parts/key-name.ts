import { useTranslation } from "react-i18next";
import { shortId } from "../../../ui/short-id";

const Playground = "playground:";

/** What a call's client key is called: by its name, the playground as such, a revoked key by its id's end. */
export function useKeyName(): (id: string, name: string | null) => string {
  const { t } = useTranslation("llm");
  return (id, name) => name ?? (id.startsWith(Playground) ? t("calls.playground") : shortId(id));
}
