import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../testing/render";
import { answer } from "../../testing/server";
import { ChainPage } from "./pages/chain-page";

const ndjson = (...lines: unknown[]) => () => new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { headers: { "content-type": "application/x-ndjson" } });
const checkpoint = { number: 4, first_id: 91, last_id: 120, last_hash: "f00", at: 1_795_250_000_000_000, key_id: "k1" };
const me = somebody({ role: "admin", permissions: ["audit.read"] });
const get = { "/api/v1/audit/checkpoints": ndjson({ checkpoint }), "/api/v1/audit/chain": ndjson({ head: { last_id: 133, last_hash: "ba5", dropped_through: 0 } }, { row: {}, hash: "x" }) };

describe("The integrity of the log", () => {
  it("says how far the log is sealed, also where the server does not check itself", async () => {
    answer({ get });
    renderPage(<ChainPage />, { me });

    expect(await screen.findByText("This server does not check its own log")).toBeInTheDocument();
    expect(await screen.findByText("133")).toBeInTheDocument();
    expect(await screen.findByText("13")).toBeInTheDocument();
    expect(await screen.findByText("91 – 120")).toBeInTheDocument();
  });

  it("names the first entry that is wrong", async () => {
    const broken = { state: "broken", verified_through: 40, verified_at: null, whole_verified_at: null, last_entry: 133, fault: { kind: "row_altered", entry_id: 41, checkpoint: 2, found_at: "2026-11-21T09:00:00Z" } };
    answer({ get: { ...get, "/api/v1/audit/verification": broken } });
    renderPage(<ChainPage />, { me });

    expect(await screen.findByRole("alert")).toHaveTextContent("at entry 41");
  });
});
