import { useTranslation } from "react-i18next";
import { Markdown } from "../markdown/markdown";
import { servedName } from "../served";
import { useStore } from "../store";
import { isRunning, type AnswerStore } from "./answer";
import { AnswerActions } from "./answer-actions";
import { AnswerFailed } from "./answer-failed";
import { AnswerFigures } from "./answer-figures";
import classes from "./chat.module.css";

interface Props {
  readonly store: AnswerStore;
  /** Asks the same again; absent while that cannot be. */
  readonly onAgain: (() => void) | undefined;
}

/** One answer, labelled by who gave it. */
export function AnswerView({ store, onAgain }: Props) {
  const { t } = useTranslation("playground");
  const answer = useStore(store);
  const { served, asked } = answer;
  const name = served?.model ? servedName(served) : asked === "default" ? t("choice.current") : asked;
  return (
    <section className={classes.answer} aria-label={t("answer.of", { model: name })} aria-busy={isRunning(answer)}>
      <div className={classes.by}>
        <span>{name}</span>
        {served?.model && asked !== name && <span className={classes.asked}>{t("answer.asked", { name: asked === "default" ? t("choice.current") : asked })}</span>}
      </div>
      {answer.phase === "waiting" && <div className={classes.thinking} role="status" aria-label={t("answer.waiting")} />}
      <Markdown document={answer.document} />
      {answer.problem && <AnswerFailed problem={answer.problem} onAgain={onAgain} />}
      {!isRunning(answer) && (
        <div className={classes.foot}>
          <AnswerFigures answer={answer} />
          <AnswerActions answer={answer} onAgain={onAgain} />
        </div>
      )}
    </section>
  );
}
