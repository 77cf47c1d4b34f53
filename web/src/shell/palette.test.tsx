import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Wire } from "../api/api";
import { renderPage, somebody } from "../testing/render";
import { answer } from "../testing/server";
import { Palette } from "./palette";
import { palette } from "./palette-store";

const me = somebody({ permissions: ["llm.read", "llm.read_own_calls"] });
const models: Wire["LlmModelPageResponse"] = {
  items: [{
    id: "m1", provider: "openai", model_id: "gpt-4.1-mini", qualified_id: "openai/gpt-4.1-mini", name: "floor model", parameters: {}, is_default: false, row_version: 1,
    created_at: "2026-11-21T09:00:00Z", updated_at: "2026-11-21T09:00:00Z",
  }],
  total: 1, page: 1, page_size: 100,
};

/** The palette, open, before a server that answers about models when it is told to. */
async function open() {
  let tell = () => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  const asked = answer({ get: { "/api/v1/llm/models": () => told.then(() => Response.json(models)) } });
  const { router } = renderPage(<Palette />, { me });
  act(() => palette.open());
  await userEvent.click(await screen.findByPlaceholderText(/Go to a page/));
  return { router, asked, tell };
}

beforeEach(() => palette.close());

describe("Enter in the palette", () => {
  it("opens a page at once", async () => {
    const { router } = await open();

    await userEvent.keyboard("calls{Enter}");

    await waitFor(() => expect(router.state.location.pathname).toBe("/llm/calls"));
  });

  it("waits for what is still being found", async () => {
    const { router, asked, tell } = await open();

    await userEvent.keyboard("floor{Enter}");
    await waitFor(() => expect(asked).not.toHaveLength(0));
    expect(screen.getByText("Searching…")).toBeVisible();
    expect(router.state.location.pathname).toBe("/");
    tell();

    await waitFor(() => expect(router.state.location.pathname).toBe("/llm/models"));
  });

  it("is taken back by typing on", async () => {
    const { router, asked, tell } = await open();

    await userEvent.keyboard("floor{Enter}");
    await waitFor(() => expect(asked).not.toHaveLength(0));
    await userEvent.keyboard(" m");
    tell();

    await screen.findByText("floor model");
    expect(router.state.location.pathname).toBe("/");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/llm/models"));
  });
});
