import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Whose } from "./use-whose";

/** Everybody's things or one's own, for who may see everybody's. */
export function WhosePicker({ whose: { mayAll, everybody, change } }: { readonly whose: Whose }) {
  const { t } = useTranslation("ui");
  return mayAll && (
    <SegmentedControl
      size="xs" aria-label={t("whose.label")} value={everybody ? "all" : "mine"} onChange={(whose) => change(whose === "all")}
      data={[{ value: "all", label: t("whose.all") }, { value: "mine", label: t("whose.mine") }]}
    />
  );
}
