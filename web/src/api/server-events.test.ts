import { describe, expect, it } from "vitest";
import { serverEvents, type ServerEvent } from "./server-events";

function streamOf(...pieces: string[]): Response {
  const bytes = new TextEncoder();
  return new Response(new ReadableStream<Uint8Array>({
    start: (controller) => {
      pieces.forEach((piece) => controller.enqueue(bytes.encode(piece)));
      controller.close();
    },
  }));
}

async function all(response: Response): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of serverEvents(response)) {
    events.push(event);
  }

  return events;
}

describe("Server-sent events", () => {
  it("are read whole however the network cuts them", async () => {
    const events = await all(streamOf("retry: 3000\n\n: hb\n\nid: 7\nev", "ent: step\ndata: {\"a\":", "1}\r\n\r", "\ndata: x\n\n"));

    expect(events).toEqual([{ id: "7", type: "step", data: '{"a":1}' }, { id: undefined, type: "message", data: "x" }]);
  });

  it("join lines of data and leave out what never ended", async () => {
    expect(await all(streamOf("data: a\ndata: b\n\ndata: lost"))).toEqual([{ id: undefined, type: "message", data: "a\nb" }]);
  });
});
