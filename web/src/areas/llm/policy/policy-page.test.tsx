import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../../../api/api";
import { renderPage, somebody } from "../../../testing/render";
import { answer, type Answers } from "../../../testing/server";
import { aPolicy, aStatus, page } from "../../../testing/samples";
import { PolicyPage } from "./policy-page";

const admin = somebody({ role: "admin", permissions: ["llm.read", "llm.manage_policy", "llm.test_connection"] });
const older = aPolicy({ version: 2, state: "superseded", provider: "gemini", previous_version: 1 });
const health: Wire["LlmPolicyHealthResponse"] = { from: "2026-11-01T08:00:00Z", cut: false, types: [{ type: "text-small", provider: "openai", requests: 200, failed: 20, error_rate: 0.1, p95_ms: 850 }] };
const world = (change: Answers["get"] = {}): Answers["get"] => ({
  "/api/v1/llm/policy": aPolicy(), "/api/v1/llm/policy/history": page(aPolicy(), older), "/api/v1/llm/policy/health": health, "/api/v1/llm/status": aStatus(),
  "/api/v1/llm/catalog": { items: [] }, ...change,
});
const row = (provider: string) => within(screen.getByRole("group", { name: provider }));

describe("The provider policy", () => {
  it("shows each provider's models and how each type fares", async () => {
    answer({ get: world() });
    renderPage(<PolicyPage />, { me: admin });

    expect(await screen.findByRole("radio", { name: "OpenAI" })).toBeChecked();
    expect(row("Gemini").getByRole("combobox", { name: "Large text" })).toHaveValue("g-large");
    const tile = within(await screen.findByRole("group", { name: "Small text" }));
    expect(tile.getByText("10%")).toBeVisible();
    expect(tile.getByText("Many errors")).toBeVisible();
  });

  it("checks the models of the form, not those in force", async () => {
    const asked = answer({
      get: world(),
      post: { "/api/v1/admin/llm/policy/probe": { probes: [{ type: "image", status: "failed", message: "", reason: "model_unavailable", model_used: "image-2", latency_ms: 9 }] } },
    });
    renderPage(<PolicyPage />, { me: admin });
    await screen.findByRole("radio", { name: "OpenAI" });

    await userEvent.clear(row("OpenAI").getByRole("combobox", { name: "Image" }));
    await userEvent.type(row("OpenAI").getByRole("combobox", { name: "Image" }), "image-2");
    await userEvent.click(screen.getByRole("button", { name: "Check models" }));

    expect(await screen.findByText(/does not have this model/)).toBeVisible();
    expect(asked.find((request) => request.path.endsWith("/probe"))?.body).toEqual({ provider: "openai", mappings: { openai: { small: "small-1", large: "large-1", image: "image-2" } } });
  });

  it("saves with a reason on the version it was made on", async () => {
    const asked = answer({ get: world(), post: { "/api/v1/admin/llm/policy": aPolicy({ version: 4, provider: "gemini" }) } });
    renderPage(<PolicyPage />, { me: admin });

    await userEvent.click(await screen.findByRole("radio", { name: "Gemini" }));
    await userEvent.click(screen.getByRole("button", { name: "Save…" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Gemini answers instead of OpenAI.")).toBeVisible();
    expect(dialog.getByRole("button", { name: "Put in force" })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Reason/), "Trouble");
    await userEvent.click(dialog.getByRole("button", { name: "Put in force" }));

    await waitFor(() => expect(asked.find((request) => request.method === "POST")?.body).toMatchObject({ provider: "gemini", reason: "Trouble", expected_version: 3, probe: true, force: false }));
  });

  it("offers to overrule a failed check, and says which type failed", async () => {
    const refusal = { status: 422, code: "llm.probe_failed", detail: "no", fields: { image: ["g-image: refused"] } };
    const asked = answer({ get: world(), post: { "/api/v1/admin/llm/policy": () => Response.json(refusal, { status: 422 }) } });
    renderPage(<PolicyPage />, { me: admin });

    await userEvent.click(await screen.findByRole("radio", { name: "Gemini" }));
    await userEvent.click(screen.getByRole("button", { name: "Save…" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText(/Reason/), "Now");
    await userEvent.click(dialog.getByRole("button", { name: "Put in force" }));
    expect(await dialog.findByText("Image: g-image: refused")).toBeVisible();
    await userEvent.click(dialog.getByRole("checkbox", { name: /although the check failed/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Put in force anyway" }));

    await waitFor(() => expect(asked.filter((request) => request.method === "POST").at(-1)?.body).toMatchObject({ force: true, reason: "Now" }));
  });

  it("goes back to an older version after showing what changes", async () => {
    const asked = answer({ get: world(), post: { "/api/v1/admin/llm/policy/rollback": aPolicy({ version: 4, provider: "gemini", rolled_back_to: 2 }) } });
    renderPage(<PolicyPage />, { me: admin });

    await userEvent.click(await screen.findByRole("button", { name: "Go back to version 2" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("An equal new version, number 4, comes into force.")).toBeVisible();
    await userEvent.click(dialog.getByRole("button", { name: "Go back" }));

    await waitFor(() => expect(asked.find((request) => request.method === "POST")?.body).toEqual({ version: 2, expected_version: 3, reason: null, force: false }));
  });

  it("lets a viewer look and names what changing needs", async () => {
    answer({ get: world() });
    renderPage(<PolicyPage />, { me: somebody({ role: "viewer", permissions: ["llm.read"] }) });

    expect(await screen.findByText("llm.manage_policy")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save…" })).toBeNull();
    expect(screen.queryByRole("button", { name: /Go back/ })).toBeNull();
  });
});
