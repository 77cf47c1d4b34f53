import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { renderPage, somebody } from "../../../testing/render";
import { answer, problem } from "../../../testing/server";
import { aKey } from "../../../testing/samples";
import { AddKeyForm } from "./add-key-form";

const Secret = "sk-canary-1234567890";
const me = somebody({ role: "admin", permissions: ["llm.manage_keys", "llm.test_connection"] });

describe("Adding a key", () => {
  it("tries what is in the form without storing it", async () => {
    const asked = answer({ post: { "/api/v1/admin/llm/test-connection": { status: "success", message: "ok", model_used: "gpt-4o-mini", reason: null, latency_ms: 40 } } });
    renderPage(<AddKeyForm onClose={vi.fn()} />, { me });

    await userEvent.type(screen.getByLabelText("API key"), Secret);
    await userEvent.click(screen.getByTestId("settings-api-key-test"));

    expect(await screen.findByText("gpt-4o-mini answered in 40 ms.")).toBeVisible();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.body).toMatchObject({ provider: "openai", api_key: Secret });
  });

  it("says why a try failed in plain words", async () => {
    answer({ post: { "/api/v1/admin/llm/test-connection": { status: "failed", message: "x", model_used: null, reason: "auth", latency_ms: 40 } } });
    renderPage(<AddKeyForm onClose={vi.fn()} />, { me });

    await userEvent.type(screen.getByLabelText("API key"), Secret);
    await userEvent.click(screen.getByTestId("settings-api-key-test"));

    expect(await screen.findByText("The provider does not accept this key.")).toBeVisible();
  });

  it("sends the key once and puts it into no attribute", async () => {
    const onClose = vi.fn();
    const asked = answer({ post: { "/api/v1/admin/llm/api-keys": () => aKey() } });
    const { container } = renderPage(<AddKeyForm onClose={onClose} />, { me });

    await userEvent.type(screen.getByLabelText("API key"), Secret);
    expect(container.innerHTML).not.toContain(Secret);
    await userEvent.click(screen.getByTestId("settings-api-key-create"));

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(asked.filter((request) => JSON.stringify(request.body ?? "").includes(Secret))).toHaveLength(1);
  });

  it("stays open and says why when the server refuses", async () => {
    const onClose = vi.fn();
    answer({ post: { "/api/v1/admin/llm/api-keys": () => problem(400, "llm.invalid_api_key", "Too short.") } });
    renderPage(<AddKeyForm onClose={onClose} />, { me });

    await userEvent.type(screen.getByLabelText("API key"), Secret);
    await userEvent.click(screen.getByTestId("settings-api-key-create"));

    expect(await screen.findByRole("alert")).toHaveTextContent("Too short.");
    expect(onClose).not.toHaveBeenCalled();
  });
});
