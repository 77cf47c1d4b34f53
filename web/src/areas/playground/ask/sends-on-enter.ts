import type { KeyboardEvent } from "react";

/** Enter sends; with Shift it is a new line, and while a syllable is being put together it belongs to that. */
export const sendsOnEnter = (event: KeyboardEvent) =>
  event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing;
