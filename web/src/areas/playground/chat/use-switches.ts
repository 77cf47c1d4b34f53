import { useState } from "react";

/** The server changed its model while people were looking. */
export interface Switch {
  /** The last turn before it. */
  readonly after: number;
  readonly from: string;
  readonly to: string;
  /** Whether an answer was under way: it ends on the old model. */
  readonly during: boolean;
}

interface Seen {
  readonly model: string | undefined;
  readonly switches: readonly Switch[];
}

/** Notes each change of the server's current model after the turn it happened in. */
export function useSwitches(model: string | undefined, lastTurn: number | undefined, running: boolean): readonly Switch[] {
  const [seen, setSeen] = useState<Seen>({ model, switches: [] });
  if (model !== undefined && model !== seen.model) {
    const from = seen.model;
    const noted = from === undefined || lastTurn === undefined ? [] : [{ after: lastTurn, from, to: model, during: running }];
    setSeen({ model, switches: [...seen.switches, ...noted] });
  }

  return seen.switches;
}
