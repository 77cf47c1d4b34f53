import { Alert, Button } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { When } from "../../ui/when";
import type { Run } from "./status";

interface Props {
  readonly run: Run;
  readonly onSignal?: () => void;
}

const reasons = ["place", "timer", "signal", "child", "retry", "rate", "person"] as const;

/** Why a run does not go on at this moment, and what would make it. */
export function WaitingNote({ run, onSignal }: Props) {
  const { t } = useTranslation("runs");
  const { waiting } = run;
  if (!waiting) {
    return null;
  }

  const reason = reasons.find((known) => known === waiting.for);
  return (
    <Alert variant="default" mb="md" icon={<IconHourglass size={18} aria-hidden color="var(--mantine-color-yellow-7)" />} title={t("waiting.title")}>
      {reason === undefined ? waiting.explanation : t(`waiting.${reason}`, { step: waiting.step ?? "", queue: run.queue, why: waiting.explanation })}
      {waiting.until !== null && <> {t("waiting.until")} <When at={waiting.until} form="second" /></>}
      {waiting.for === "signal" && onSignal && (
        <div style={{ marginTop: 8 }}>
          <Button size="xs" variant="default" onClick={onSignal}>{t("signal.action")}</Button>
        </div>
      )}
    </Alert>
  );
}
