import { Menu } from "@mantine/core";
import { IconCheck, IconLanguage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { languages, ownName } from "../i18n/languages";
import { speak } from "../i18n/start";

/** The languages, each by its own name. */
export function LanguageItems() {
  const { i18n } = useTranslation();
  return languages.map((language) => (
    <Menu.Item
      key={language}
      lang={language}
      role="menuitemradio"
      aria-checked={i18n.language === language}
      leftSection={<IconLanguage size={16} aria-hidden />}
      rightSection={i18n.language === language ? <IconCheck size={14} aria-hidden /> : undefined}
      onClick={() => void speak(language)}
    >
      {ownName[language]}
    </Menu.Item>
  ));
}
