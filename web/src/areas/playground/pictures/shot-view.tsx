import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AnswerFailed } from "../chat/answer-failed";
import { PlainText } from "../markdown/plain-text";
import { servedName } from "../served";
import type { Shot } from "./album";
import { PictureView } from "./picture-view";
import classes from "./pictures.module.css";
import { ShotFigures } from "./shot-figures";

interface Props {
  readonly shot: Shot;
  readonly onAgain: (() => void) | undefined;
}

/** What was asked for and the pictures that came. */
export function ShotView({ shot: { wish, phase, pictures, served, problem, totalMs }, onAgain }: Props) {
  const { t } = useTranslation("playground");
  const name = served?.model ? servedName(served) : wish.model;
  return (
    <article className={classes.shot} aria-busy={phase === "running"} aria-label={t("answer.of", { model: name })}>
      <div className={classes.wish} dir="auto"><PlainText text={wish.prompt} /></div>
      <div className={classes.by}>{name}</div>
      {problem && <AnswerFailed problem={problem} onAgain={onAgain} />}
      {phase === "stopped" && <p className={classes.quiet}>{t("figures.stopped")}</p>}
      <div className={classes.grid}>
        {phase === "running" && Array.from({ length: wish.count }, (_, index) => <Skeleton key={index} className={classes.waiting} aria-label={t("answer.waiting")} role="status" />)}
        {pictures?.items.map((picture, index) => <PictureView key={index} picture={picture} type={pictures.type} number={index + 1} prompt={wish.prompt} />)}
      </div>
      {phase === "done" && <ShotFigures served={served} usage={pictures?.usage} totalMs={totalMs} />}
    </article>
  );
}
