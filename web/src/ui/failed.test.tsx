import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Problem } from "../api/problem";
import { renderPage } from "../testing/render";
import { Failed } from "./failed";

describe("A failure on a page", () => {
  it("names the trace id and offers to try again", async () => {
    const retry = vi.fn();
    renderPage(<Failed error={new Problem({ detail: "The disk is full.", trace_id: "abc123" })} onRetry={retry} />);

    await userEvent.click(screen.getByRole("button", { name: "Try again" }));

    expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
    expect(screen.getByRole("alert")).toHaveTextContent("abc123");
    expect(retry).toHaveBeenCalledOnce();
  });
});
