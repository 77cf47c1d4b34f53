import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { first } from "./first";
import { languages, preferredLanguage, rememberLanguage, type Language } from "./languages";
import { byFolder } from "./messages";

const load: Record<Language, () => Promise<{ files: Record<string, unknown> }>> = {
  en: () => import("./en"),
  ko: () => import("./ko"),
};

/** Starts with the texts of the doors. */
export function startTexts(): void {
  const language = preferredLanguage();
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: first,
    defaultNS: "ui",
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Brings the texts of what is inside, in the language spoken or the one named; no other is fetched. */
export async function loadTexts(language = spoken()): Promise<void> {
  const { files } = await load[language]();
  Object.entries(byFolder(files)).forEach(([namespace, texts]) => i18next.addResourceBundle(language, namespace, texts));
}

/** Switches every text on the page, and remembers it here. At the door nothing is fetched for it. */
export async function speak(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(spoken(), "shell")) {
    await loadTexts(language);
  }

  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}

const spoken = () => languages.find((language) => language === i18next.language) ?? "en";
