import { useTranslation } from "react-i18next";
import { durationText } from "../../../ui/duration-text";
import { Cost } from "../cost/cost";
import { useCall } from "../cost/use-call";
import { numberText, speedOf, tokensOf } from "../figures";
import type { Answer } from "./answer";
import classes from "../figures.module.css";

/** Tokens, times and cost of an answer, in one quiet line. */
export function AnswerFigures({ answer: { phase, served, usage, finish, firstMs, totalMs } }: { readonly answer: Answer }) {
  const { t, i18n } = useTranslation("playground");
  const call = useCall(served?.requestId);
  const tokens = tokensOf(usage, call.data);
  const speed = tokens && speedOf(tokens.output, firstMs, totalMs);
  const language = i18n.language;
  return (
    <div className={classes.figures}>
      {phase === "stopped" && <span>{t("figures.stopped")}</span>}
      {finish === "length" && <span>{t("figures.length")}</span>}
      {finish === "content_filter" && <span>{t("figures.filtered")}</span>}
      {tokens && (
        <span title={t("figures.tokens_title")}>
          {tokens.estimated && "≈ "}
          {t("figures.tokens", { input: numberText(tokens.input, language), output: numberText(tokens.output, language) })}
        </span>
      )}
      {firstMs !== undefined && <span title={t("figures.first_title")}>{t("figures.first", { time: durationText(firstMs / 1000, language) })}</span>}
      {totalMs !== undefined && <span>{t("figures.total", { time: durationText(totalMs / 1000, language) })}</span>}
      {speed !== undefined && <span>{t("figures.speed", { speed: numberText(Math.round(speed), language) })}</span>}
      {served !== undefined && <Cost call={call} />}
    </div>
  );
}
