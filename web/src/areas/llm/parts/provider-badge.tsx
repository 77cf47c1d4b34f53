import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Provider } from "../queries/wire";

/** Who answers. */
export function ProviderBadge({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation("llm");
  return (
    <Badge variant="default" radius="sm" tt="none" fw={500}>
      {t(`provider.${provider}`)}
    </Badge>
  );
}
