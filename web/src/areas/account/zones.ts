/** The time zones this browser knows, and the one that is chosen, whether it knows that or not. */
export const zones = (chosen: string): string[] => [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])].sort();
