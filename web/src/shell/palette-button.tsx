import { Button, Kbd, VisuallyHidden } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { commandKey } from "./command-key";
import { palette } from "./palette-store";

/** Opens the command palette for anyone who does not know its keys yet. */
export function PaletteButton() {
  const { t } = useTranslation("shell");
  return (
    <Button variant="default" size="xs" onClick={() => palette.open()} leftSection={<IconSearch size={14} aria-hidden />} rightSection={<Kbd size="xs" visibleFrom="sm">{commandKey} K</Kbd>}>
      <span aria-hidden>{t("palette.short")}</span>
      <VisuallyHidden>{t("palette.open")}</VisuallyHidden>
    </Button>
  );
}
