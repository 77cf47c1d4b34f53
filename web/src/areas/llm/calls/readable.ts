/** Somebody's part in a conversation. */
export interface Turn {
  readonly role: string;
  readonly text: string;
}

/** Text laid out where it is JSON; else as it came. */
export function pretty(text: string): string {
  const read = json(text);
  return read === undefined ? text : JSON.stringify(read, null, 2);
}

/** What was said in a request for a chat; none for anything else. */
export function turnsOf(request: string): readonly Turn[] {
  const messages = field(json(request), "messages");
  return Array.isArray(messages)
    ? messages.map((message: unknown) => ({ role: said(field(message, "role")), text: contentOf(field(message, "content")) })).filter((turn) => turn.text !== "")
    : [];
}

/** What the model said: of an answer in one piece, or put together from a stream. */
export function answerOf(response: string): string {
  const whole = json(response);
  if (whole !== undefined) {
    return contentOf(field(field(first(field(whole, "choices")), "message"), "content"));
  }

  return response
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => contentOf(field(field(first(field(json(line.slice(5)), "choices")), "delta"), "content")))
    .join("");
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const field = (value: unknown, name: string): unknown => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined);

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : undefined);

const said = (value: unknown) => (typeof value === "string" ? value : "");

/** A text, or the texts among the parts of one. */
const contentOf = (value: unknown): string => (Array.isArray(value) ? value.map((part) => said(field(part, "text"))).filter(Boolean).join("\n") : said(value));
