import { useTranslation } from "react-i18next";
import { durationText } from "../../../ui/duration-text";
import { Cost } from "../cost/cost";
import { useCall } from "../cost/use-call";
import { numberText, tokensOf } from "../figures";
import type { Served } from "../served";
import type { Usage } from "../wire";
import classes from "../figures.module.css";

interface Props {
  readonly served: Served | undefined;
  readonly usage: Usage | undefined;
  readonly totalMs: number | undefined;
}

/** Tokens, time and cost of a request for pictures. */
export function ShotFigures({ served, usage, totalMs }: Props) {
  const { t, i18n } = useTranslation("playground");
  const call = useCall(served?.requestId);
  const tokens = tokensOf(usage, call.data);
  return (
    <div className={classes.figures}>
      {tokens && <span title={t("figures.tokens_title")}>{t("figures.tokens", { input: numberText(tokens.input, i18n.language), output: numberText(tokens.output, i18n.language) })}</span>}
      {totalMs !== undefined && <span>{t("figures.total", { time: durationText(totalMs / 1000, i18n.language) })}</span>}
      <Cost call={call} />
    </div>
  );
}
