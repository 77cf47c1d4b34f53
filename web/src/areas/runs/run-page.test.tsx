import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../../api/api";
import { renderPage, somebody } from "../../testing/render";
import { answer, problem } from "../../testing/server";
import { RunPage } from "./pages/run-page";
import type { Run, Step } from "./status";

const id = "0198c000-0000-7000-8000-00000000000a";
const run: Run = {
  id, kind: "plant.restart", queue: "default", partition: null, priority: 5, status: "waiting", phase: "forward", cancel_requested: false, percent: 40, message: "half", owner_id: "somebody-else", owner_name: "olga",
  parent_id: null, forked_from: null, trace_id: "0af7651916cd43dd8448eb211c80319c", created_at: "2026-11-21T09:00:00Z", started_at: "2026-11-21T09:00:01Z", finished_at: null, deadline_at: null, last_event: 3, error: null,
  waiting: { for: "signal", step: "approval", until: null, explanation: "It waits." },
};
const step: Step = { step: "stop-line", iteration: 1, attempt: 1, state: "completed", kind: "step", started_at: "2026-11-21T09:00:01Z", finished_at: "2026-11-21T09:00:03Z", seconds: 2, next_at: null, error: null };
const detail: Wire["WorkRunDetailResponse"] = { run, output: null, steps: [step], node_id: null };
const events = () => new Response("id: 1\nevent: run.started\ndata: {\"at\":\"2026-11-21T09:00:00Z\"}\n\nevent: end\ndata: {}\n\n", { headers: { "content-type": "text/event-stream" } });
const manager = somebody({ role: "operator", permissions: ["work.use_runs", "work.read_all_runs", "work.manage_runs"] });
const open = (me = manager) => renderPage(<RunPage />, { me, path: `/runs/${id}`, pattern: "/runs/:id" });

describe("The page of a run", () => {
  it("says why the run waits, and shows its steps and events", async () => {
    answer({ get: { "/api/v1/work/runs/{id}": detail, "/api/v1/work/runs/{id}/events": events } });

    open();

    expect(await screen.findByText(/waits for the signal “approval”/)).toBeInTheDocument();
    expect(within(screen.getByRole("table")).getByText("stop-line")).toBeInTheDocument();
    expect(await screen.findByText("run.started")).toBeInTheDocument();
    expect(screen.getByText("olga")).toBeInTheDocument();
  });

  it("leads to the calls of its trace and to what the log says of it, for who may read them", async () => {
    answer({ get: { "/api/v1/work/runs/{id}": detail, "/api/v1/work/runs/{id}/events": events } });

    open(somebody({ permissions: ["work.use_runs", "llm.read_calls", "audit.read"] }));

    expect(await screen.findByRole("link", { name: "its model calls" })).toHaveAttribute("href", "/llm/calls?trace=0af7651916cd43dd8448eb211c80319c");
    expect(screen.getByRole("link", { name: "what was done to it" })).toHaveAttribute("href", `/audit/entries?resource=work.runs&resource_id=${id}`);
  });

  it("names what follows before it cancels", async () => {
    const asked = answer({ get: { "/api/v1/work/runs/{id}": detail, "/api/v1/work/runs/{id}/events": events }, post: { "/api/v1/work/runs/{id}/cancel": undefined } });
    open();

    await userEvent.click(await screen.findByRole("button", { name: "Stop the run" }));
    const dialog = await screen.findByRole("dialog", { name: /Stop plant.restart/ });
    expect(dialog).toHaveTextContent("1 completed step is undone first");
    expect(asked.some(({ method }) => method === "POST")).toBe(false);

    await userEvent.click(within(dialog).getByRole("button", { name: "Stop the run" }));

    expect(asked.find(({ method }) => method === "POST")?.path).toBe(`/api/v1/work/runs/${id}/cancel`);
  });

  it("offers no act on another's run to who may only look", async () => {
    answer({ get: { "/api/v1/work/runs/{id}": detail, "/api/v1/work/runs/{id}/events": events } });

    open(somebody({ permissions: ["work.use_runs", "work.read_all_runs"] }));

    expect(await screen.findByText("stop-line")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Stop the run" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Fork" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Send the signal" })).not.toBeInTheDocument();
  });

  it("forks from the step that was chosen", async () => {
    const asked = answer({ get: { "/api/v1/work/runs/{id}": detail, "/api/v1/work/runs/{id}/events": events }, post: { "/api/v1/admin/work/runs/{id}/fork": { id: "new", is_new: true } } });
    const { router } = open();

    await userEvent.click(await screen.findByRole("button", { name: "Fork from stop-line" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("takes over the steps completed before “stop-line”");
    await userEvent.click(within(dialog).getByRole("button", { name: "Fork" }));

    await screen.findByRole("heading", { level: 1 });
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ from_step: "stop-line", iteration: 1 });
    expect(router.state.location.pathname).toBe("/runs/new");
  });

  it("says that there is no such run, with the trace id", async () => {
    answer({ get: { "/api/v1/work/runs/{id}": () => problem(404, "work.no_such_run", "There is no such run, or it is not yours.") } });

    open();

    expect(await screen.findByRole("alert")).toHaveTextContent("There is no such run");
  });
});
