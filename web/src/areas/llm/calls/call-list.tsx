import { Button, Group, Text } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Wire } from "../../../api/api";
import { Problem } from "../../../api/problem";
import { Empty } from "../../../ui/empty";
import { Failed } from "../../../ui/failed";
import { Forbidden } from "../../../ui/forbidden";
import { Loading } from "../../../ui/loading";
import { useAmounts } from "../parts/amounts";
import { narrowed, type CallFilter } from "./call-filter";
import { CallTable } from "./call-table";

interface Props {
  readonly calls: UseInfiniteQueryResult<InfiniteData<Wire["LlmCallPageResponse"]>>;
  readonly filter: CallFilter;
  readonly everybody: boolean;
  readonly onClear: () => void;
}

/** The calls found: how many there are in all, those loaded, and the way to more. */
export function CallList({ calls, filter, everybody, onClear }: Props) {
  const { t } = useTranslation("llm");
  const { count } = useAmounts();
  if (!calls.data) {
    return calls.error ? (
      Problem.of(calls.error).status === 403 ? <Forbidden permission={everybody ? "llm.read_calls" : "llm.read_own_calls"} /> : <Failed error={calls.error} onRetry={() => void calls.refetch()} />
    ) : <Loading />;
  }

  const rows = calls.data.pages.flatMap((page) => page.items);
  const total = calls.data.pages[0]?.total ?? 0;
  if (total === 0) {
    return narrowed(filter) > 0 || filter.span ? (
      <Empty title={t("calls.none_found")} action={<Button variant="default" onClick={onClear}>{t("calls.clear")}</Button>}>{t("calls.none_found_next")}</Empty>
    ) : (
      <Empty title={t("calls.none")} action={<Button component={Link} to="/account/keys" variant="default">{t("calls.to_keys")}</Button>}>{t("calls.none_next")}</Empty>
    );
  }

  return (
    <>
      <Group justify="space-between" mb={6}>
        <Text size="sm" c="dimmed" role="status">{t("calls.total", { count: total, shown: count(rows.length), total: count(total) })}</Text>
      </Group>
      <CallTable calls={rows} everybody={everybody} />
      {calls.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>{t("calls.more")}</Button>
        </Group>
      )}
    </>
  );
}
