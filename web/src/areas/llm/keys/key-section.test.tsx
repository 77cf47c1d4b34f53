import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage, somebody } from "../../../testing/render";
import { answer } from "../../../testing/server";
import { aKey, page } from "../../../testing/samples";
import { KeySection } from "./key-section";

it("A server of one's own that wants no key is listed as having none", async () => {
  const own = aKey({ id: "k2", provider: "openai_compatible", masked_key: "", name: "", base_url: "http://localhost:11434/v1/" });
  answer({ get: { "/api/v1/admin/llm/api-keys": page(aKey(), own) } });
  renderPage(<KeySection />, { me: somebody({ permissions: ["llm.manage_keys"] }) });

  expect(await screen.findByText("No key")).toBeVisible();
  expect(screen.getByRole("button", { name: "More for http://localhost:11434/v1/" })).toBeVisible();
  expect(screen.getByText("sk-...cdef")).toBeVisible();
});
