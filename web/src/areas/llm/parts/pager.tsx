import { Group, Pagination } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Turns pages, if there is more than one. */
export function Pager({ page, size, total, onPage }: Props) {
  const { t } = useTranslation("llm");
  const pages = Math.ceil(total / size);
  return pages > 1 ? (
    <Group justify="center" mt="sm">
      <Pagination size="sm" total={pages} value={page} onChange={onPage} getControlProps={(control) => ({ "aria-label": t(`pager.${control}`) })} />
    </Group>
  ) : null;
}
