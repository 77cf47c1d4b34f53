import { Tooltip } from "@mantine/core";
import { IconServer } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/session";
import { currentQuery } from "../queries";
import classes from "./choice.module.css";

/** The model that answers now on this server when none is named. */
export function CurrentModel({ running }: { readonly running: boolean }) {
  const { t } = useTranslation("playground");
  const may = useMay();
  const { data } = useQuery({ ...currentQuery(running), enabled: may("llm.read") });
  if (data === undefined) {
    return null;
  }

  return (
    <Tooltip label={t(`current.why.${data.source}`)} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.current} tabIndex={0}>
        <IconServer size={15} stroke={1.6} aria-hidden />
        <span>
          {t("current.title")} <b>{data.model}</b>
        </span>
      </span>
    </Tooltip>
  );
}
