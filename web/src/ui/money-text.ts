/** US dollars; of less than one, as many digits as say something: $12.30, $0.00213. */
export function moneyText(dollars: number, language: string): string {
  const small = dollars !== 0 && Math.abs(dollars) < 1;
  return new Intl.NumberFormat(language, { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", maximumFractionDigits: small ? 6 : 2 }).format(dollars);
}
