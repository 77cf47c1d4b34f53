/** Collects text and hands it on once a frame, however often it comes. */
export interface Frames {
  readonly add: (text: string) => void;
  /** Hands on what is left, now. */
  readonly end: () => void;
}

export function createFrames(onText: (text: string) => void): Frames {
  let waiting = "";
  let frame: number | undefined;
  const flush = () => {
    frame = undefined;
    const text = waiting;
    waiting = "";
    if (text !== "") {
      onText(text);
    }
  };
  return {
    add: (text) => {
      waiting += text;
      frame ??= window.requestAnimationFrame(flush);
    },
    end: () => {
      if (frame !== undefined) {
        window.cancelAnimationFrame(frame);
      }

      flush();
    },
  };
}
