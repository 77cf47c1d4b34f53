import { useDebouncedCallback } from "@mantine/hooks";
import { useState, type ChangeEvent, type ReactNode } from "react";

interface FieldProps {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

interface Props {
  readonly value: string;
  readonly onSettled: (value: string) => void;
  readonly children: (field: FieldProps) => ReactNode;
}

const Pause = 300;

/** A field whose text counts when somebody pauses in typing it. */
export function SettledInput({ value, onSettled, children }: Props) {
  const [known, setKnown] = useState(value);
  const [text, setText] = useState(value);
  const settle = useDebouncedCallback(onSettled, Pause);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }

  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    setText(event.currentTarget.value);
    settle(event.currentTarget.value.trim());
  };
  return <>{children({ value: text, onChange })}</>;
}
