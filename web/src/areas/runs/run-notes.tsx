import { Code, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { When } from "../../ui/when";
import type { RunNote } from "./follow-run";
import classes from "./run-notes.module.css";

/** A run's events, the newest first. */
export function RunNotes({ notes }: { readonly notes: readonly RunNote[] }) {
  const { t } = useTranslation("runs");
  return notes.length === 0 ? <Text c="dimmed" size="sm">{t("events.none")}</Text> : (
    <div className={classes.box} tabIndex={0} role="log" aria-label={t("events.title")}>
      <ol className={classes.notes}>
        {[...notes].reverse().map((note) => (
          <li key={note.seq} className={classes.note}>
            <span className={classes.at}><When at={note.at} form="second" /></span>
            <Code>{note.type}</Code>
            <span className={classes.data}>{wordsOf(note.data)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const wordsOf = (data: RunNote["data"]) =>
  Object.entries(data).filter(([, value]) => value !== null && value !== "").map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join(" · ");
