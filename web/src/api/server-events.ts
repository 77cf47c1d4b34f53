import { linesOf } from "./lines";

/** One server-sent event. */
export interface ServerEvent {
  readonly id: string | undefined;
  readonly type: string;
  readonly data: string;
}

/** Reads an answer's body as server-sent events (WHATWG HTML, 9.2) until it ends. */
export async function* serverEvents(response: Response): AsyncGenerator<ServerEvent> {
  let event = empty();
  for await (const line of linesOf(response.body)) {
    if (line === "") {
      if (event.data.length > 0) {
        yield { id: event.id, type: event.type, data: event.data.join("\n") };
      }

      event = empty();
    } else {
      take(event, line);
    }
  }
}

interface Draft {
  id: string | undefined;
  type: string;
  data: string[];
}

const empty = (): Draft => ({ id: undefined, type: "message", data: [] });

function take(event: Draft, line: string): void {
  const colon = line.indexOf(":");
  const field = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
  if (field === "data") {
    event.data.push(value);
  } else if (field === "event") {
    event.type = value;
  } else if (field === "id") {
    event.id = value;
  }
}
