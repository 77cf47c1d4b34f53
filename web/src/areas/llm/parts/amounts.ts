import { useTranslation } from "react-i18next";

const Second = 1000;
const Minute = 60 * Second;

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
    money: (dollars) => (dollars === null ? Unknown : moneyIn(language, Number(dollars))),
    count: (value) => (value === null ? Unknown : plain.format(value)),
    short: (value) => short.format(value),
    span: (ms) => (ms === null ? Unknown : spanIn(number, ms)),
    share: (value) => number({ style: "percent", maximumFractionDigits: value > 0 && value < 0.1 ? 2 : 1 }).format(value),
  };
}

function moneyIn(language: string, dollars: number): string {
  const small = dollars !== 0 && Math.abs(dollars) < 1;
  return new Intl.NumberFormat(language, { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", maximumFractionDigits: small ? 6 : 2 }).format(dollars);
}

function spanIn(number: (options: Intl.NumberFormatOptions) => Intl.NumberFormat, ms: number): string {
  if (ms < Second) {
    return number({ style: "unit", unit: "millisecond", maximumFractionDigits: ms < 10 ? 1 : 0 }).format(ms);
  }

  return ms < Minute
    ? number({ style: "unit", unit: "second", maximumFractionDigits: 1 }).format(ms / Second)
    : number({ style: "unit", unit: "minute", maximumFractionDigits: 1 }).format(ms / Minute);
}

export const useAmounts = () => amountsIn(useTranslation().i18n.language);
