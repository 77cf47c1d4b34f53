import { Code, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RunNote } from "./follow-run";
import classes from "./run-notes.module.css";

/** A run's events, the newest first. */
export function RunNotes({ notes }: { readonly notes: readonly RunNote[] }) {
  const { t } = useTranslation("runs");
  return notes.length === 0 ? <Text c="dimmed" size="sm">{t("events.none")}</Text> : (
    <ol className={classes.notes} tabIndex={0} role="log" aria-label={t("events.title")}>
      {[...notes].reverse().map((note) => (
        <li key={note.seq} className={classes.note}>
          <span className={classes.seq}>{note.seq}</span>
          <Code>{note.type}</Code>
          <span className={classes.data}>{wordsOf(note.data)}</span>
        </li>
      ))}
    </ol>
  );
}

const wordsOf = (data: RunNote["data"]) =>
  Object.entries(data).filter(([, value]) => value !== null && value !== "").map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join(" · ");
