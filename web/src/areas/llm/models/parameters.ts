/** A model's parameters in a line: `temperature 0.2 · max_tokens 500`. */
export function briefParameters(parameters: unknown): string {
  return isObject(parameters) ? Object.entries(parameters).map(([name, value]) => `${name} ${typeof value === "object" ? "{…}" : JSON.stringify(value)}`).join(" · ") : "";
}

/** Parameters as people edit them. */
export const parametersText = (parameters: unknown) => (isObject(parameters) && Object.keys(parameters).length > 0 ? JSON.stringify(parameters, null, 2) : "");

/** What somebody wrote, if it is a JSON object; nothing written is none. */
export function readParameters(text: string): Record<string, unknown> | undefined {
  if (text.trim() === "") {
    return {};
  }

  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
