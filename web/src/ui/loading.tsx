import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation("ui");
  return (
    <Stack gap="sm" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={row === 0 ? 20 : 36} width={row === 0 ? "30%" : "100%"} />
      ))}
    </Stack>
  );
}
