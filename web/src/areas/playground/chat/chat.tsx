import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { BuiltinNotice } from "../choice/builtin-notice";
import { onlyBuiltin } from "../choice/choices";
import { currentQuery, sourcesQuery } from "../queries";
import { useStore } from "../store";
import classes from "./chat.module.css";
import { Composer } from "./composer";
import type { Conversation } from "./conversation";
import { Opening } from "./opening";
import { SwitchNote } from "./switch-note";
import { TurnView } from "./turn-view";
import { useFollowEnd } from "./use-follow-end";
import { useSwitches } from "./use-switches";

/** The conversation and where one writes. */
export function Chat({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation("playground");
  const may = useMay();
  const { turns, models, running } = useStore(conversation.state);
  const last = turns.at(-1)?.id;
  const { data: sources } = useQuery({ ...sourcesQuery, enabled: may("llm.read") });
  const { data: current } = useQuery({ ...currentQuery(running), enabled: may("llm.read") });
  const switches = useSwitches(current?.model, last, running);
  const box = useFollowEnd(last);
  return (
    <div className={classes.chat} data-wide={models.length > 1 || undefined}>
      <div ref={box} className={classes.turns} role="log" aria-label={t("chat.log")} aria-live="off">
        {sources && onlyBuiltin(sources) && turns.length === 0 && <BuiltinNotice />}
        {turns.length === 0 && <Opening onPick={conversation.ask} />}
        <Stack gap="xl">
          {turns.map((turn, index) => (
            <div key={turn.id}>
              <TurnView turn={turn} later={turns.length - index - 1} running={running} onAskAgain={conversation.askFrom} />
              {switches.filter(({ after }) => after === turn.id).map((change) => <SwitchNote key={`${change.from} ${change.to}`} change={change} />)}
            </div>
          ))}
        </Stack>
      </div>
      <Composer conversation={conversation} />
    </div>
  );
}
