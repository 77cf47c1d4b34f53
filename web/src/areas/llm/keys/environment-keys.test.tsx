import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Wire } from "../../../api/api";
import { renderPage } from "../../../testing/render";
import { answer } from "../../../testing/server";
import { aStatus } from "../../../testing/samples";
import { EnvironmentKeys } from "./environment-keys";

const unused: Wire["LlmUnusedKeyResponse"] = { variable: "OPENAI_API_KEY", provider: "openai", hint: "sk-...wxyz" };

describe("Keys of the server's environment", () => {
  it("that are not used are named, and taken over from there in plain words", async () => {
    const imported: Wire["LlmImportResponse"] = { dry_run: true, imported: ["001_env_to_db:openai", "001_env_to_db:default_model"] };
    answer({
      get: { "/api/v1/llm/status": aStatus({ unused_environment: [unused] }) },
      post: { "/api/v1/admin/llm/import-env": imported },
    });
    renderPage(<EnvironmentKeys />);

    expect(await screen.findByRole("status")).toHaveTextContent("OPENAI_API_KEY sk-...wxyz");
    await userEvent.click(screen.getByRole("button", { name: "Take over from the environment…" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Look" }));

    expect(await within(dialog).findByText("Key: OpenAI")).toBeVisible();
    expect(within(dialog).getByText("Default model")).toBeVisible();
  });
});
