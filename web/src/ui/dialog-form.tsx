import { Alert, Button, Group, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFieldText, type Faults } from "./field-text";
import { useProblemText } from "./problem-text";
import { UnsavedGuard } from "./unsaved-guard";

interface Props {
  readonly dirty: boolean;
  /** The verb on the button. */
  readonly submit: string;
  readonly onSubmit: () => Promise<unknown>;
  readonly onClose: () => void;
  /** What comes when it is done; it closes otherwise. */
  readonly onDone?: () => void;
  readonly disabled?: boolean;
  readonly submitTestId?: string;
  /** A second button, left of the others. */
  readonly aside?: ReactNode;
  /** The fields; they get what is wrong with each. */
  readonly children: (faults: Faults) => ReactNode;
}

/** The inside of a form dialog: stays open and says why when the server refuses. */
export function DialogForm({ dirty, submit, onSubmit, onClose, onDone = onClose, disabled = false, submitTestId, aside, children }: Props) {
  const { t } = useTranslation("ui");
  const explain = useProblemText();
  const act = useMutation({ mutationFn: onSubmit, onSuccess: onDone });
  const faults = useFieldText(act.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!disabled && !act.isPending) {
      act.mutate();
    }
  };
  return (
    <form onSubmit={send} noValidate>
      <UnsavedGuard dirty={dirty && !act.isSuccess} />
      <Stack>
        {children(faults)}
        {act.error && (
          <Alert color="red" role="alert">
            {explain(act.error)}
          </Alert>
        )}
        <Group justify="space-between" gap="xs">
          <div>{aside}</div>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={act.isPending} disabled={disabled} data-testid={submitTestId}>
              {submit}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
