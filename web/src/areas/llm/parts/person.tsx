import { Code } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePersonName } from "../queries/people";
import { shortId } from "../../../ui/short-id";

/** Who did it: a name where one may be looked up, else the beginning of the id. */
export function Person({ id }: { readonly id: string }) {
  const { t } = useTranslation("llm");
  const system = id === "system" || id === "";
  const name = usePersonName(system ? "" : id);
  return system ? <>{t("system")}</> : name === undefined ? <Code title={id}>{shortId(id)}</Code> : <>{name}</>;
}
