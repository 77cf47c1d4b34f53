import { useEffect, useRef, type KeyboardEvent } from "react";
import { paletteStore } from "./palette-store";

/** The id of the palette's list. */
export const PaletteList = "palette-list";

const chosen = () => document.querySelector<HTMLElement>(`#${PaletteList} [data-selected]`);

/** The palette chooses its first line when somebody types; what comes after that is chosen here, as long as nothing is. */
function chooseFirst(): void {
  const first = document.querySelector(`#${PaletteList} [data-action]`);
  if (first && !chosen()) {
    first.setAttribute("data-selected", "true");
    paletteStore.updateState((state) => ({ ...state, selected: 0 }));
  }
}

/**
 * Lets Enter open what is found late: pressed while the answers to a query are still to come and there is nothing to open, it opens the first
 * line once they are there. Typing on takes it back. Returns what the palette's field does on a key.
 */
export function useLateEnter(query: string, pending: boolean): (event: KeyboardEvent) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    chooseFirst();
    if (!pending) {
      const opens = wanted.current === query;
      wanted.current = undefined;
      if (opens) {
        chosen()?.click();
      }
    }
  });
  return (event) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing && pending && !chosen()) {
      wanted.current = query;
    }
  };
}
