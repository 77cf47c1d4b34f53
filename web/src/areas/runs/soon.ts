/** Calls once, a while after the first of many wishes. */
export function soon(act: () => void, pause: number): { readonly call: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    call: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        act();
      }, pause);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
