import { useTranslation } from "react-i18next";
import { durationText } from "../../../ui/duration-text";
import { moneyText } from "../../../ui/money-text";

const Second = 1000;

export interface Amounts {
  /** US dollars of the wire; "–" when unknown. */
  readonly money: (dollars: string | null) => string;
  readonly count: (value: number | null) => string;
  /** 12.3K. */
  readonly short: (value: number) => string;
  readonly span: (ms: number | null) => string;
  readonly share: (value: number) => string;
}

const Unknown = "–";

/** Numbers as a language writes them. */
export function amountsIn(language: string): Amounts {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
  const short = number({ notation: "compact", maximumFractionDigits: 1 });
  const plain = number({ maximumFractionDigits: 0 });
  return {
    money: (dollars) => (dollars === null ? Unknown : moneyText(Number(dollars), language)),
    count: (value) => (value === null ? Unknown : plain.format(value)),
    short: (value) => short.format(value),
    span: (ms) => (ms === null ? Unknown : durationText(ms / Second, language)),
    share: (value) => number({ style: "percent", maximumFractionDigits: value > 0 && value < 0.1 ? 2 : 1 }).format(value),
  };
}

export const useAmounts = () => amountsIn(useTranslation().i18n.language);
