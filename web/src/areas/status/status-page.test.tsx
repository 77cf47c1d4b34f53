import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../testing/render";
import { answer } from "../../testing/server";
import { StatusPage } from "./pages/status-page";
import type { StatusBody } from "./wire";

const signal = { requests_per_second: 12.5, p95_ms: 80, error_rate: 0.2, open_connections: 3 };
const body: StatusBody = {
  node: { id: "n1", name: "plant-1", version: "1.2.3", started_at: "2026-11-21T00:00:00Z" },
  encryption: "locked",
  database: { dialect: "postgres", version: "15.8", open_connections: 3 },
  events: { waiting: 2, parked: 1 },
  nodes: [{ id: "n1", name: "plant-1", capacity: 16, started_at: "2026-11-21T00:00:00Z", heartbeat_at: "2026-11-21T09:00:00Z", alive: true }],
  windows: [{ minutes: 5, requests: 10, ...signal }, { minutes: 60, requests: 100, ...signal, requests_per_second: 1 }],
  samples: [{ at: new Date(Date.now() - 20_000).toISOString(), ...signal }],
};
const me = somebody({ role: "operator", permissions: ["platform.read_status"] });

describe("The status of the server", () => {
  it("shows the four signals, the nodes and whether secrets can be read", async () => {
    answer({ get: { "/api/v1/status": body } });
    renderPage(<StatusPage />, { me });

    const rate = await screen.findByRole("region", { name: "Requests per second" });
    expect(within(rate).getByText("12.5")).toBeInTheDocument();
    expect(within(rate).getByText("1 over 1 hour")).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "Error rate over 5 minutes: 20%" })).toBeInTheDocument();
    expect(screen.getByText(/Locked/)).toBeInTheDocument();
    expect(screen.getByText("PostgreSQL 15.8, 3 open connections")).toBeInTheDocument();
    expect(screen.getByText("2 waiting, 1 parked")).toBeInTheDocument();
    expect(screen.getByText("plant-1 (this one)")).toBeInTheDocument();
  });
});
