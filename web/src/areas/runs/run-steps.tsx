import { Badge, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../../ui/data-table";
import { isOpen, type Run, type Step } from "./status";
import { SinceStart } from "./since-start";
import { StepStateText } from "./step-state";
import { StepTrack } from "./step-track";
import { spanOf } from "./timeline";
import { Took } from "./took";
import { useTick } from "./use-tick";

interface Props {
  readonly run: Run;
  readonly steps: readonly Step[];
  readonly onFork?: (step: Step) => void;
}

/** A run's steps in time: when each began, how long it took, how it ended. */
export function RunSteps({ run, steps, onFork }: Props) {
  const { t } = useTranslation("runs");
  const now = useTick(isOpen(run.status));
  const span = spanOf(run, steps, now);
  const columns: Column<Step>[] = [
    {
      key: "step", header: t("steps.step"), width: "28%",
      cell: (step) => (
        <>
          <Group gap={6} wrap="nowrap">
            <Text component="span" fw={500} truncate title={step.step}>{step.step}</Text>
            {step.iteration > 1 && <Text component="span" size="xs" c="dimmed">×{step.iteration}</Text>}
            {step.kind !== "step" && <Badge size="xs" variant="default" tt="none" fw={400}>{t(`steps.kind.${kindOf(step)}`)}</Badge>}
          </Group>
          {step.error && <Text size="xs" c="dimmed" lineClamp={2} title={step.error.detail}>{step.error.detail || step.error.code}</Text>}
          <StepTrack run={run} step={step} span={span} narrow />
        </>
      ),
    },
    { key: "state", header: t("column.status"), width: "9rem", cell: (step) => <StepStateText step={step} /> },
    { key: "bar", header: t("steps.time"), wide: true, cell: (step) => <StepTrack run={run} step={step} span={span} /> },
    { key: "began", header: t("steps.began"), width: "8rem", align: "right", wide: true, cell: (step) => <SinceStart from={span.from} at={step.started_at} /> },
    { key: "took", header: t("column.took"), width: "8rem", align: "right", cell: (step) => <span style={{ whiteSpace: "nowrap" }}><Took from={step.started_at} until={step.finished_at} /></span> },
  ];
  const fork: Column<Step> = {
    key: "fork", acts: true, wide: true,
    cell: (step) => onFork && step.kind !== "compensation" && (
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onFork(step)} aria-label={t("fork.from", { step: step.step })}>
        {t("fork.short")}
      </Button>
    ),
  };
  return <DataTable label={t("steps.title")} columns={onFork ? [...columns, fork] : columns} rows={steps} rowKey={(step) => `${step.step}/${step.iteration}/${step.attempt}`} />;
}

const kinds = ["timer", "signal", "child", "child_end", "compensation"] as const;
const kindOf = (step: Step) => kinds.find((kind) => kind === step.kind) ?? "other";
