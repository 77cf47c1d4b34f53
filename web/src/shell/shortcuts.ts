import { useEffect } from "react";
import { useNavigate } from "react-router";
import { areas } from "../areas";
import { useMe } from "../session/session";
import { entriesFor } from "./entries";

const Patience = 1_000;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The pages a person may open by `g` and a letter. */
export function useJumps() {
  const me = useMe();
  return [...entriesFor(areas, me, "sidebar"), ...entriesFor(areas, me, "own_menu")]
    .flatMap(({ pages }) => pages)
    .flatMap(({ jump, path, title }) => (jump === undefined ? [] : [{ jump, path, title }]));
}

/** `g` and a letter open a page, `?` the list of keys. Nothing while one types. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  const jumps = useJumps();
  useEffect(() => {
    let since = 0;
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }

      const jump = Date.now() - since < Patience ? jumps.find((j) => j.jump === event.key) : undefined;
      since = event.key === "g" ? Date.now() : 0;
      const to = jump?.path ?? (event.key === "?" ? "/shortcuts" : undefined);
      if (to !== undefined) {
        event.preventDefault();
        void navigate(to);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [jumps, navigate]);
}
