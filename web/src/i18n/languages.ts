export const languages = ["en", "ko"] as const;

export type Language = (typeof languages)[number];

/** A language's own name for itself. */
export const ownName: Record<Language, string> = { en: "English", ko: "한국어" };

const Stored = "maru-language";

/** What the person chose here before, else what the browser asks for. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(Stored) ?? navigator.language;
  return languages.find((language) => chosen.toLowerCase().startsWith(language)) ?? "en";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(Stored, language);
}
