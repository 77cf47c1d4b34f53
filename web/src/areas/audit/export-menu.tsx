import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { standingQuery } from "../../session/session";
import { notifyFailed } from "../../ui/notify";
import { useProblemText } from "../../ui/problem-text";
import { exportPath, type EntryQuery } from "./entry-filters";

interface Props {
  /** What the filters ask for. */
  readonly asked: (now: number) => EntryQuery;
  readonly total: number | undefined;
}

/** Saves everything that fits the filters. The browser loads it itself, so that a long log need not fit into the page. */
export function ExportMenu({ asked, total }: Props) {
  const { t, i18n } = useTranslation("audit");
  const queries = useQueryClient();
  const explain = useProblemText();
  const save = useMutation({
    mutationFn: async (format: "csv" | "json") => {
      // A download cannot renew the session by itself.
      await queries.fetchQuery({ ...standingQuery, staleTime: 0 });
      const link = document.createElement("a");
      link.href = exportPath(asked(Date.now()), format);
      link.download = `audit.${format}`;
      link.click();
    },
    onError: (error) => notifyFailed(explain(error)),
  });
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={save.isPending} disabled={total === undefined || total === 0} leftSection={<IconDownload size={15} aria-hidden />}>{t("export.action")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("export.all", { total: number.format(total ?? 0) })}</Menu.Label>
        <Menu.Item onClick={() => save.mutate("csv")}>CSV</Menu.Item>
        <Menu.Item onClick={() => save.mutate("json")}>JSON</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
