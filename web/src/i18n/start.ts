import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { preferredLanguage, rememberLanguage, type Language } from "./languages";

const load: Record<Language, () => Promise<{ messages: Record<string, Record<string, unknown>> }>> = {
  en: () => import("./en"),
  ko: () => import("./ko"),
};

/** Starts with one language's texts and fetches no other. */
export async function startTexts(): Promise<void> {
  const language = preferredLanguage();
  const { messages } = await load[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: messages },
    defaultNS: "ui",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches every text on the page, and remembers it here. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await load[language]();
  Object.entries(messages).forEach(([namespace, texts]) => i18next.addResourceBundle(language, namespace, texts));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}
