import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../../testing/render";
import { answer, problem, type Answers } from "../../../testing/server";
import { aKey, aModel, aStatus, page } from "../../../testing/samples";
import { ModelsPage } from "./models-page";

const admin = somebody({ role: "admin", permissions: ["llm.read", "llm.manage_keys", "llm.manage_models", "llm.test_connection"] });
const world = (change: Answers["get"] = {}): Answers["get"] => ({
  "/api/v1/llm/status": aStatus(), "/api/v1/llm/models": page(aModel({ is_default: true }), aModel({ id: "m2", name: "Large", model_id: "gpt-4o", qualified_id: "openai/gpt-4o" })),
  "/api/v1/admin/llm/api-keys": page(aKey(), aKey({ id: "k2", name: "", masked_key: "AIza...9876", provider: "gemini", is_active: false, health: "inactive" })), ...change,
});

describe("Models and keys", () => {
  it("shows both lists, the current model and which key serves", async () => {
    answer({ get: world() });
    renderPage(<ModelsPage />, { me: admin });

    expect(await screen.findByTestId("current-model-indicator")).toHaveTextContent("gpt-4o-mini");
    const keys = within(await screen.findByTestId("settings-api-keys-list"));
    expect(within(await keys.findByRole("row", { name: /Team/ })).getByText("Serves")).toBeVisible();
    expect(within(keys.getByRole("row", { name: /\(No name\)/ })).getByText("Inactive")).toBeVisible();
    expect(within(screen.getByTestId("settings-models-list")).getAllByText("Default")).toHaveLength(1);
  });

  it("makes a model the current one and reads everything again", async () => {
    let selected = false;
    answer({
      get: world({ "/api/v1/llm/status": () => (selected ? aStatus({ current: { ...aStatus().current, config_id: "m2", model_id: "gpt-4o", source: "selected" } }) : aStatus()) }),
      post: { "/api/v1/admin/llm/models/{id}/select": () => { selected = true; return { status: "selected", model_id: "m2", qualified_id: "openai/gpt-4o" }; } },
    });
    renderPage(<ModelsPage />, { me: admin });

    await userEvent.click(await screen.findByRole("button", { name: "Use Large" }));

    expect(await screen.findByText(/Chosen here/)).toBeVisible();
    expect(screen.getByTestId("current-model-indicator")).toHaveTextContent("gpt-4o");
  });

  it("asks before using a model whose provider has no key, and forces only then", async () => {
    const asked = answer({ get: world(), post: { "/api/v1/admin/llm/models/{id}/select": () => problem(409, "llm.provider_key_missing") } });
    renderPage(<ModelsPage />, { me: admin });

    await userEvent.click(await screen.findByRole("button", { name: "Use Large" }));
    await userEvent.click(await screen.findByRole("button", { name: "Use it anyway" }));

    expect(asked.filter((request) => request.method === "POST").map((request) => request.path)).toEqual([
      "/api/v1/admin/llm/models/m2/select?force=false", "/api/v1/admin/llm/models/m2/select?force=true",
    ]);
  });

  it("deactivates a key only in the version that was read", async () => {
    const asked = answer({ get: world(), patch: { "/api/v1/admin/llm/api-keys/{id}": aKey({ is_active: false }) } });
    renderPage(<ModelsPage />, { me: admin });

    await userEvent.click(await screen.findByRole("button", { name: "More for Team" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Deactivate" }));

    const sent = asked.find((request) => request.method === "PATCH");
    expect(sent?.body).toEqual({ is_active: false });
    expect(sent?.headers.get("if-match")).toBe('"3"');
  });

  it("says that stored keys are locked", async () => {
    answer({ get: world({ "/api/v1/llm/status": aStatus({ encryption: "locked" }) }) });
    renderPage(<ModelsPage />, { me: admin });

    expect(await screen.findByText("Stored keys are locked")).toBeVisible();
  });

  it("lets a viewer look at models and names what changing and keys need", async () => {
    const asked = answer({ get: world() });
    renderPage(<ModelsPage />, { me: somebody({ role: "viewer", permissions: ["llm.read"] }) });

    expect(await screen.findByText("Large")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Use/ })).toBeNull();
    expect(screen.getByText("llm.manage_keys")).toBeVisible();
    expect(asked.some((request) => request.path.includes("api-keys"))).toBe(false);
  });

  it("says what to do when there is nothing yet", async () => {
    answer({ get: world({ "/api/v1/llm/models": page(), "/api/v1/admin/llm/api-keys": page() }) });
    renderPage(<ModelsPage />, { me: admin });

    expect(await screen.findByText("No models set up")).toBeVisible();
    expect(await screen.findByText("No keys stored")).toBeVisible();
  });
});
