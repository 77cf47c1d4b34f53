import { ActionIcon } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Filters } from "./filters/describe";
import { ListView, type ListViewProps } from "./list-view";
import { Page } from "./page";

interface Props<Row, D extends Filters> extends Omit<ListViewProps<Row, D>, "label"> {
  readonly title: string;
  readonly description?: ReactNode;
  /** Buttons at the title's right. */
  readonly actions?: ReactNode;
  /** With a button to read the list again: for lists that do not keep themselves up to date. */
  readonly refreshes?: boolean;
  /** What opens over the list. */
  readonly children?: ReactNode;
}

/** A page that is one list. */
export function ListPage<Row, D extends Filters>({ title, description, actions, refreshes = false, children, ...view }: Props<Row, D>) {
  const { t } = useTranslation("ui");
  const { list } = view;
  const refresh = refreshes && (
    <ActionIcon
      variant="default" size="lg" aria-label={t("refresh")} loading={list.isRefetching && !list.isFetchingNextPage}
      onClick={() => void list.refetch()}
    >
      <IconRefresh size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <Page title={title} description={description} actions={<>{actions}{refresh}</>}>
      <ListView label={title} {...view} />
      {children}
    </Page>
  );
}
