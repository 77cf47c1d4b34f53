import { createStore, type Store } from "../store";
import type { Message } from "../wire";
import { isRunning, waitingAnswer, type AnswerStore } from "./answer";
import { chatBody, noParameters, type Parameters } from "./parameters";
import { runAnswer } from "./run-answer";

/** A prompt and its answers: one, or two side by side. */
export interface Turn {
  readonly id: number;
  readonly prompt: string;
  readonly answers: readonly AnswerStore[];
}

/** The name by which the server's current model is asked for. */
export const CurrentModel = "default";

export interface State {
  readonly turns: readonly Turn[];
  /** The models that answer: one, or two to compare. */
  readonly models: readonly string[];
  readonly parameters: Parameters;
  readonly running: boolean;
}

const fresh: State = { turns: [], models: [CurrentModel], parameters: noParameters, running: false };

/** One person's conversation: in memory only, gone with the page's reload. */
export interface Conversation {
  readonly state: Store<State>;
  readonly ask: (prompt: string) => void;
  /** Takes a turn and all after it away and asks again. */
  readonly askFrom: (turn: Turn, prompt: string) => void;
  readonly stop: () => void;
  readonly clear: () => void;
  readonly change: (change: Partial<Pick<State, "models" | "parameters">>) => void;
  /** Calls back whenever an answer has ended. Returns what takes the listener away. */
  readonly onAnswered: (listener: () => void) => () => void;
}

export function createConversation(): Conversation {
  const listeners = new Set<() => void>();
  const state = createStore(fresh);
  let stopping = new AbortController();
  let nextId = 1;

  const begin = (before: readonly Turn[], prompt: string) => {
    stopping.abort();
    stopping = new AbortController();
    const { signal } = stopping;
    const { models, parameters } = state.get();
    const answers = models.map((model) => createStore(waitingAnswer(model)));
    state.update((old) => ({ ...old, turns: [...before, { id: nextId++, prompt, answers }], running: true }));
    const runs = answers.map((answer, lane) =>
      runAnswer(answer, chatBody(answer.get().asked, [...history(before, lane), { role: "user", content: prompt }], parameters), signal)
        .then(() => listeners.forEach((tell) => tell())));
    void Promise.all(runs).then(() => {
      if (signal === stopping.signal) {
        state.update((old) => ({ ...old, running: false }));
      }
    });
  };

  return {
    state,
    ask: (prompt) => begin(state.get().turns, prompt),
    askFrom: (turn, prompt) => begin(state.get().turns.slice(0, state.get().turns.indexOf(turn)), prompt),
    stop: () => stopping.abort(),
    clear: () => {
      stopping.abort();
      state.update((old) => ({ ...old, turns: [], running: false }));
    },
    change: (change) => state.update((old) => ({ ...old, ...change })),
    onAnswered: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What one side has heard and said so far. A turn that failed without a word did not happen. */
export function history(turns: readonly Turn[], lane: number): readonly Message[] {
  return turns.flatMap(({ prompt, answers }): readonly Message[] => {
    const answer = (answers[lane] ?? answers[0])?.get();
    const said = answer && !isRunning(answer) ? answer.text : "";
    return said === "" ? [] : [{ role: "user", content: prompt }, { role: "assistant", content: said }];
  });
}
