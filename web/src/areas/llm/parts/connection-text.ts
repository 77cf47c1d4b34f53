import { useTranslation } from "react-i18next";
import type { Connection } from "../queries/wire";
import { useAmounts } from "./amounts";

/** What a try of a key or model found, in a sentence. */
export function useConnectionText(): (result: Pick<Connection, "status" | "reason" | "model_used" | "latency_ms">) => string {
  const { t } = useTranslation("llm");
  const { span } = useAmounts();
  return ({ status, reason, model_used: model, latency_ms: latency }) =>
    status === "success"
      ? t("connection.works", { model: model ?? t("connection.some_model"), span: span(latency) })
      : t(`connection.reason.${reason ?? "unknown"}`);
}
