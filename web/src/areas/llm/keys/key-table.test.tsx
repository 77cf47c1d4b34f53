import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../../../testing/render";
import { aKey } from "../testing/samples";
import { KeyTable } from "./key-table";

it("A server of one's own that wants no key is listed as having none", async () => {
  const own = aKey({ id: "k2", provider: "openai_compatible", masked_key: "", name: "", base_url: "http://localhost:11434/v1/" });
  renderPage(<KeyTable keys={[aKey(), own]} />);

  expect(await screen.findByText("No key")).toBeVisible();
  expect(screen.getByRole("button", { name: "More for http://localhost:11434/v1/" })).toBeVisible();
  expect(screen.getByText("sk-...cdef")).toBeVisible();
});
