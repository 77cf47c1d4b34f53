import { Alert, Code, Progress, Stack } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { useMay, useMe } from "../../session/session";
import { Loading } from "../../ui/loading";
import { JsonText } from "../../ui/json-text";
import { Page } from "../../ui/page";
import { IdText } from "../../ui/id-text";
import { Section } from "../../ui/section";
import { CancelDialog } from "./cancel-dialog";
import { ForkDialog } from "./fork-dialog";
import { RetryDialog } from "./retry-dialog";
import { RunActions, type RunAct } from "./run-actions";
import { RunFacts } from "./run-facts";
import { RunNotes } from "./run-notes";
import { RunSteps } from "./run-steps";
import { SignalDialog } from "./signal-dialog";
import { isOpen, type Step } from "./status";
import { useRunNotes } from "./use-run-notes";
import { WaitingNote } from "./waiting-note";

/** One run: where it stands and why, its steps in time, its events as they come. */
export function RunView({ detail }: { readonly detail: Wire["WorkRunDetailResponse"] }) {
  const { t } = useTranslation("runs");
  const { run, steps, output } = detail;
  const me = useMe();
  const mayManage = useMay()("work.manage_runs");
  const notes = useRunNotes(run.id, isOpen(run.status));
  const [act, setAct] = useState<RunAct | "signal">();
  const [from, setFrom] = useState<Step>();
  const close = () => {
    setAct(undefined);
    setFrom(undefined);
  };
  return (
    <Page title={run.kind} description={<IdText id={run.id} whole />} actions={<RunActions run={run} onAct={setAct} />}>
      {isOpen(run.status) && <Progress.Root size="sm" mb="md"><Progress.Section value={run.percent} animated={run.status === "running"} aria-label={t("progress")} /></Progress.Root>}
      <WaitingNote run={run} onSignal={mayManage || run.owner_id === me.id ? () => setAct("signal") : undefined} />
      {run.error && (
        <Alert variant="default" mb="md" icon={<IconAlertTriangle size={18} aria-hidden color="var(--mantine-color-red-6)" />} title={t("one.error")}>
          {run.error.detail} <Code>{run.error.code}</Code>
        </Alert>
      )}
      <Stack>
      <Section title={t("one.facts")}><RunFacts run={run} nodeId={detail.node_id} /></Section>
      <Section title={t("steps.title")} text={steps.length === 0 ? t("steps.none") : undefined}>
        {steps.length > 0 && (
          <RunSteps run={run} steps={steps} onFork={mayManage ? (step) => { setFrom(step); setAct("fork"); } : undefined} />
        )}
      </Section>
      <Section title={t("events.title")} text={t("events.text")}>{notes.length === 0 && run.last_event > 0 ? <Loading rows={3} /> : <RunNotes notes={notes} />}</Section>
      {output !== null && output !== undefined && <Section title={t("one.output")}><JsonText value={output} label={t("one.output")} /></Section>}
      </Stack>
      {act === "cancel" && <CancelDialog run={run} steps={steps} onClose={close} />}
      {act === "retry" && <RetryDialog run={run} onClose={close} />}
      {act === "fork" && <ForkDialog run={run} steps={steps} from={from} onClose={close} />}
      {act === "signal" && <SignalDialog run={run} onClose={close} />}
    </Page>
  );
}
