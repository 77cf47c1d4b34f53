import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

const schemes: readonly [MantineColorScheme, Icon][] = [["light", IconSun], ["dark", IconMoon], ["auto", IconDeviceDesktop]];

/** Light, dark, or as the system has it. */
export function ThemeItems() {
  const { t } = useTranslation("shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return schemes.map(([scheme, Picture]) => (
    <Menu.Item
      key={scheme}
      role="menuitemradio"
      aria-checked={colorScheme === scheme}
      leftSection={<Picture size={16} aria-hidden />}
      rightSection={colorScheme === scheme ? <IconCheck size={14} aria-hidden /> : undefined}
      onClick={() => setColorScheme(scheme)}
    >
      {t(`theme.${scheme}`)}
    </Menu.Item>
  ));
}
