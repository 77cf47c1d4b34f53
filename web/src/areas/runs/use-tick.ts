import { useEffect, useState } from "react";

const Second = 1_000;

/** The present, to the second, while something counts on. */
export function useTick(counts: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!counts) {
      return;
    }

    const timer = setInterval(() => setNow(Date.now()), Second);
    return () => clearInterval(timer);
  }, [counts]);
  return now;
}
