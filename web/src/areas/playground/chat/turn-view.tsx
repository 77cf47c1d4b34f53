import { memo } from "react";
import { AnswerView } from "./answer-view";
import classes from "./chat.module.css";
import type { Turn } from "./conversation";
import { Prompt } from "./prompt";

interface Props {
  readonly turn: Turn;
  /** How many turns come after it; asking again takes them away. */
  readonly later: number;
  readonly running: boolean;
  readonly onAskAgain: (turn: Turn, prompt: string) => void;
}

/** A prompt and what was answered. */
export const TurnView = memo(function TurnView({ turn, later, running, onAskAgain }: Props) {
  const again = running || later > 0 ? undefined : () => onAskAgain(turn, turn.prompt);
  return (
    <article className={classes.turn}>
      <Prompt text={turn.prompt} later={later} disabled={running} onSend={(prompt) => onAskAgain(turn, prompt)} />
      <div className={classes.lanes} data-two={turn.answers.length > 1 || undefined}>
        {turn.answers.map((answer, lane) => <AnswerView key={lane} store={answer} onAgain={again} />)}
      </div>
    </article>
  );
});
