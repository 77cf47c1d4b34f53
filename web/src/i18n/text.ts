import { useTranslation } from "react-i18next";

/** Says a text named by data, as `namespace:key`; the compiler has checked the name where the data stands. */
export function useText(): (key: string) => string {
  const { t } = useTranslation();
  return t as unknown as (key: string) => string;
}
