const browsers: readonly [RegExp, string][] = [[/Edg\//, "Edge"], [/Firefox\//, "Firefox"], [/Chrome\//, "Chrome"], [/Safari\//, "Safari"]];
const systems: readonly [RegExp, string][] = [[/iPhone|iPad/, "iOS"], [/Android/, "Android"], [/Windows/, "Windows"], [/Mac OS/, "macOS"], [/Linux|X11/, "Linux"]];

const nameIn = (names: readonly [RegExp, string][], text: string) => names.find(([pattern]) => pattern.test(text))?.[1];

/** What a person calls the program behind a User-Agent; the text itself where we know no name; undefined for none. */
export function clientName(agent: string | null): string | undefined {
  const text = agent?.trim() ?? "";
  const known = [nameIn(browsers, text), nameIn(systems, text)].filter((name) => name !== undefined).join(", ");
  return known || text || undefined;
}
