import type { ParseKeys, TOptions } from "i18next";
import { useTranslation } from "react-i18next";

/** A text by `namespace:key`. */
export type MessageKey = ParseKeys<["ui", "shell", "door", "playground", "llm", "access", "audit", "runs", "status", "account"], TOptions>;

/** Says a text named by data, as `namespace:key`; the compiler has checked the name where the data stands. */
export function useText(): (key: string) => string {
  const { t } = useTranslation();
  return t as unknown as (key: string) => string;
}
