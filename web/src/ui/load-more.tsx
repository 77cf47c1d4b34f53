import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { rowsOf, totalOf, type List } from "../api/list";
import { useProblemText } from "./problem-text";

/** Below a list: how much of it one sees, and more of it. */
export function LoadMore({ list }: { readonly list: List<unknown> }) {
  const { t, i18n } = useTranslation("ui");
  const explain = useProblemText();
  const number = new Intl.NumberFormat(i18n.language);
  const total = totalOf(list);
  return (
    <Group justify="space-between" mt="sm" mih={36}>
      <Text size="xs" c="dimmed" aria-live="polite">
        {total !== undefined && t("shown", { shown: number.format(rowsOf(list).length), total: number.format(total) })}
      </Text>
      {list.isFetchNextPageError && <Text size="sm" c="red" role="alert">{t("list.more_failed", { why: explain(list.error) })}</Text>}
      {list.hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {list.isFetchNextPageError ? t("failed.retry") : t("more")}
        </Button>
      )}
    </Group>
  );
}
