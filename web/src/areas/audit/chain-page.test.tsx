import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../testing/render";
import { answer, type Answers } from "../../testing/server";
import { ChainPage } from "./pages/chain-page";
import type { Verification } from "./queries";

const ndjson = (...lines: unknown[]) => () => new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { headers: { "content-type": "application/x-ndjson" } });
const checkpoint = { number: 4, first_id: 91, last_id: 120, last_hash: "f00", at: 1_795_250_000_000_000, key_id: "k1" };
const me = somebody({ role: "admin", permissions: ["audit.read"] });
const sound: Verification = { state: "sound", verified_through: 130, verified_at: "2026-11-21T09:00:00Z", whole_verified_at: null, last_entry: 133, checkpoint: 4, dropped_through: 0, fault: null };
const get: Answers["get"] = { "/api/v1/audit/checkpoints": ndjson({ checkpoint }), "/api/v1/audit/chain": ndjson({ head: { last_id: 133, last_hash: "ba5", dropped_through: 0 } }, { row: {}, hash: "x" }) };

describe("The integrity of the log", () => {
  it("says how far the log is sealed, and how far it was checked", async () => {
    answer({ get: { ...get, "/api/v1/audit/verification": sound } });
    renderPage(<ChainPage />, { me });

    expect(await screen.findByText(/3 newer entries/)).toBeInTheDocument();
    expect(await screen.findByText("133")).toBeInTheDocument();
    expect(await screen.findByText("13")).toBeInTheDocument();
    expect(await screen.findByText("91 – 120")).toBeInTheDocument();
  });

  it("names the first entry that is wrong", async () => {
    const broken: Verification = { ...sound, state: "broken", verified_through: 40, fault: { kind: "row_altered", entry_id: 41, checkpoint: 2, found_at: "2026-11-21T09:00:00Z" } };
    answer({ get: { ...get, "/api/v1/audit/verification": broken } });
    renderPage(<ChainPage />, { me });

    expect(await screen.findByRole("alert")).toHaveTextContent("at entry 41");
  });
});
