import { useDebouncedCallback } from "@mantine/hooks";
import { useState, type ChangeEvent, type KeyboardEvent, type ReactNode } from "react";

interface FieldProps {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface Props {
  readonly value: string;
  readonly onSettled: (value: string) => void;
  readonly children: (field: FieldProps) => ReactNode;
}

const Pause = 300;

/** A field whose text counts when somebody pauses in typing it, leaves it or presses Enter. */
export function SettledInput({ value, onSettled, children }: Props) {
  const [known, setKnown] = useState(value);
  const [text, setText] = useState(value);
  const settle = useDebouncedCallback(onSettled, Pause);
  if (value !== known) {
    setKnown(value);
    // What has come back is what was sent; a space typed since stays.
    setText(text.trim() === value ? text : value);
  }

  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    setText(event.currentTarget.value);
    settle(event.currentTarget.value.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === "Enter" && settle.flush();
  return <>{children({ value: text, onChange, onBlur: () => settle.flush(), onKeyDown })}</>;
}
