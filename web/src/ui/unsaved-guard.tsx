import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { ConfirmDialog } from "./confirm-dialog";

/** Render it beside a form: while `dirty`, leaving the page asks first. */
export function UnsavedGuard({ dirty }: { readonly dirty: boolean }) {
  const { t } = useTranslation("ui");
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!dirty) {
      return;
    }

    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
  return (
    <ConfirmDialog
      opened={blocker.state === "blocked"}
      onClose={() => blocker.state === "blocked" && blocker.reset()}
      title={t("unsaved.title")}
      consequences={[t("unsaved.lost")]}
      action={t("unsaved.leave")}
      onConfirm={() => Promise.resolve(blocker.proceed?.())}
    />
  );
}
