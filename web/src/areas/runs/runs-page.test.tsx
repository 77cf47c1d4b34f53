import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../../api/api";
import { renderPage, somebody } from "../../testing/render";
import { answer } from "../../testing/server";
import { DeadLettersPage } from "./pages/dead-letters-page";
import { RunsPage } from "./pages/runs-page";
import type { Run } from "./status";

const run: Run = {
  id: "0198c000-0000-7000-8000-00000000000a", kind: "plant.restart", queue: "default", partition: null, priority: 5, status: "failed", phase: "forward",
  cancel_requested: false, percent: 40, message: null, owner_id: null, owner_name: null, parent_id: null, forked_from: null, trace_id: null,
  created_at: "2026-11-21T09:00:00Z", started_at: null, finished_at: null, deadline_at: null, last_event: 3, error: null, waiting: null,
};
const page: Wire["WorkRunPageResponse"] = { items: [run], page: 1, page_size: 50, total: 1, next_cursor: null };
const operator = somebody({ permissions: ["work.use_runs", "work.read_all_runs", "work.manage_runs"] });

describe("The list of runs", () => {
  it("is everybody's for who may see them, until they want their own", async () => {
    const asked = answer({ get: { "/api/v1/admin/work/runs": page, "/api/v1/work/runs": page } });
    const { router } = renderPage(<RunsPage />, { me: operator, path: "/?status=failed&queue=default" });
    await screen.findByText("plant.restart");
    expect(asked.at(-1)?.path).toBe("/api/v1/admin/work/runs?status=failed&queue=default&page_size=50");

    await userEvent.click(screen.getByRole("radio", { name: "Mine" }));

    await expect.poll(() => asked.at(-1)?.path).toBe("/api/v1/work/runs?status=failed&queue=default&page_size=50");
    expect(router.state.location.search).toBe("?status=failed&queue=default&whose=mine");
  });

  it("is one's own for everybody else", async () => {
    const asked = answer({ get: { "/api/v1/work/runs": page } });
    renderPage(<RunsPage />, { me: somebody({ permissions: ["work.use_runs"] }) });

    await screen.findByText("plant.restart");

    expect(asked.every(({ path }) => path.startsWith("/api/v1/work/"))).toBe(true);
    expect(screen.queryByRole("radiogroup", { name: "Whose" })).toBeNull();
  });
});

describe("The list of dead letters", () => {
  it("can be narrowed to what needs a person, and sends a run on after asking", async () => {
    const asked = answer({ get: { "/api/v1/admin/work/dead-letters": page }, post: { "/api/v1/admin/work/runs/{id}/retry": undefined } });
    renderPage(<DeadLettersPage />, { me: operator });

    const choices = within(screen.getByLabelText("Status")).getAllByRole("option").map((option) => option.textContent);
    expect(choices).toEqual(["Any", "Needs a person", "Failed", "Failed, not undone"]);
    await userEvent.click(await screen.findByRole("button", { name: /plant.restart/ }));
    expect(asked.some(({ method }) => method === "POST")).toBe(false);
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Retry" }));

    await expect.poll(() => asked.find(({ method }) => method === "POST")?.path).toBe(`/api/v1/admin/work/runs/${run.id}/retry`);
  });
});
