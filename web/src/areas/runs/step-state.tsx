import { useTranslation } from "react-i18next";
import { State, type Tone } from "../../ui/state";
import type { Step } from "./status";

const tones: Record<Step["state"], Tone> = { started: "busy", completed: "good", failed_retry: "wait", failed: "bad" };

/** How an attempt of a step stands. */
export function StepStateText({ step }: { readonly step: Step }) {
  const { t } = useTranslation("runs");
  const attempt = step.attempt > 1 || step.state === "failed_retry" ? ` · ${t("steps.attempt", { attempt: step.attempt })}` : "";
  return <State tone={tones[step.state]}>{t(`steps.state.${step.state}`) + attempt}</State>;
}
