import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  readonly shown: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** Below a list: how much of it one sees, and more of it. */
export function LoadMore({ shown, total, hasMore, loading, onMore }: Props) {
  const { t, i18n } = useTranslation("ui");
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Group justify="space-between" mt="sm" mih={36}>
      <Text size="xs" c="dimmed" aria-live="polite">
        {t("shown", { shown: number.format(shown), total: number.format(total) })}
      </Text>
      {hasMore && (
        <Button variant="default" size="xs" onClick={onMore} loading={loading}>
          {t("more")}
        </Button>
      )}
    </Group>
  );
}
