import { useEffect, useRef, type RefObject } from "react";

const Near = 120;

const atEnd = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - Near;

const toEnd = () => window.scrollTo({ top: document.documentElement.scrollHeight });

/** Keeps the end of a growing text in sight, unless the person has scrolled away from it. A change of `signal` goes to the end in any case; without one there is no text yet. */
export function useFollowEnd(signal: unknown): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const hasText = signal !== undefined;
  useEffect(() => {
    let follows = hasText;
    const note = () => {
      follows = hasText && atEnd();
    };
    const observer = new ResizeObserver(() => follows && toEnd());
    if (box.current) {
      observer.observe(box.current);
    }

    window.addEventListener("scroll", note, { passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", note);
    };
  }, [hasText]);
  useEffect(() => {
    if (signal !== undefined) {
      toEnd();
    }
  }, [signal]);
  return box;
}
