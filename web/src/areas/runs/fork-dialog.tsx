import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { notifyDone } from "../../ui/notify";
import { useRunActs } from "./queries";
import type { Run, Step } from "./status";

interface Props {
  readonly run: Run;
  readonly steps: readonly Step[];
  readonly from: Step | undefined;
  readonly onClose: () => void;
}

const nameOf = (step: Step) => `${step.step}\n${step.iteration}`;

/** Starts a new run from a step of this one. */
export function ForkDialog({ run, steps, from, onClose }: Props) {
  const { t } = useTranslation("runs");
  const { fork } = useRunActs();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(from ? nameOf(from) : "");
  const places = [...new Map(steps.filter((step) => step.kind !== "compensation").map((step) => [nameOf(step), step])).values()];
  const step = places.find((place) => nameOf(place) === chosen);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("fork.title", { kind: run.kind })}
      consequences={[t("fork.stays"), step ? t("fork.before", { step: step.step }) : t("fork.anew"), t("fork.effects")]}
      action={t("fork.action")}
      onConfirm={async () => {
        const { id } = await fork(run.id, step ? { from_step: step.step, iteration: step.iteration } : { iteration: 1 });
        notifyDone(t("fork.done"));
        void navigate(`/runs/${id}`);
      }}
    >
      <NativeSelect
        label={t("fork.where")}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[{ value: "", label: t("fork.top") }, ...places.map((place) => ({ value: nameOf(place), label: place.iteration > 1 ? `${place.step} ×${place.iteration}` : place.step }))]}
      />
    </ConfirmDialog>
  );
}
