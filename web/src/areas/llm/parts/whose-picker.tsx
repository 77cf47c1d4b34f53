import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  readonly everybody: boolean;
  readonly onChange: (everybody: boolean) => void;
}

/** Everybody's calls or one's own. */
export function WhosePicker({ everybody, onChange }: Props) {
  const { t } = useTranslation("llm");
  return (
    <SegmentedControl
      size="xs" aria-label={t("calls.whose")} value={everybody ? "all" : "mine"} onChange={(whose) => onChange(whose === "all")}
      data={[{ value: "all", label: t("calls.all") }, { value: "mine", label: t("calls.mine") }]}
    />
  );
}
