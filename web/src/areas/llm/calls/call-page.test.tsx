import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../../testing/render";
import { answer, problem } from "../../../testing/server";
import { aCall } from "../../../testing/samples";
import type { CallDetail } from "../queries/wire";
import { CallPage } from "./call-page";

const at = { path: "/llm/calls/c1", pattern: "/llm/calls/:id" };
const admin = somebody({ role: "admin", permissions: ["llm.read_own_calls", "llm.read_calls", "llm.read_content"] });
const operator = somebody({ role: "operator", permissions: ["llm.read_own_calls", "llm.read_calls"] });
const hostile = "<img src=x onerror=alert(1)>";
const kept: CallDetail = { call: aCall(), content_unreadable: null, content: { request: JSON.stringify({ messages: [{ role: "user", content: hostile }] }), response: JSON.stringify({ choices: [{ message: { content: "Hi" } }] }), cut: false } };

describe("One call", () => {
  it("shows kept content as text", async () => {
    answer({ get: { "/api/v1/llm/calls/{id}": kept } });
    const { container } = renderPage(<CallPage />, { me: admin, ...at });

    expect(await screen.findByText(hostile)).toBeVisible();
    expect(container.querySelector("img")).toBeNull();
  });

  it("opens one's own as its owner, so that no audit is needed", async () => {
    const asked = answer({ get: { "/api/v1/llm/calls/{id}": kept } });
    renderPage(<CallPage />, { me: admin, ...at });
    await screen.findByText("Hi");

    expect(asked.some((request) => request.path === "/api/v1/admin/llm/calls/c1")).toBe(false);
  });

  it("says why there is no content", async () => {
    answer({ get: { "/api/v1/llm/calls/{id}": { ...kept, content: null } } });
    renderPage(<CallPage />, { me: admin, ...at });

    expect(await screen.findByText("Llm:Calls:StoreContent")).toBeVisible();
  });

  it("says that kept content cannot be opened", async () => {
    answer({ get: { "/api/v1/llm/calls/{id}": { ...kept, content: null, content_unreadable: "secrets.locked" } } });
    renderPage(<CallPage />, { me: admin, ...at });

    expect(await screen.findByText("secrets.locked")).toBeVisible();
  });

  it("names the permission for somebody else's call", async () => {
    answer({ get: { "/api/v1/llm/calls/{id}": () => problem(404, "llm.call_not_found") } });
    renderPage(<CallPage />, { me: operator, ...at });

    expect(await screen.findByText("llm.read_content")).toBeVisible();
  });
});
