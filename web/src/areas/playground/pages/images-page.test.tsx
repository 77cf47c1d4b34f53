import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage, somebody } from "../../../testing/render";
import { answer } from "../../../testing/server";
import { ImagesPage } from "./images-page";

describe("Pictures", () => {
  it("are drawn as asked and shown from the answer itself; one that lies elsewhere is a link", async () => {
    const asked = answer({ post: { "/api/v1/llm/playground/images/generations": { data: [{ b64_json: "iVBORw0KGgo=" }, { url: "https://cdn.example/p.png" }] } } });
    const { container } = renderPage(<ImagesPage />, { me: somebody({ id: "painter", permissions: ["llm.use_playground"] }) });
    expect(screen.getByText("No pictures yet")).toBeInTheDocument();

    await userEvent.type(screen.getByRole("textbox", { name: "What to draw" }), "A cat");
    await userEvent.click(screen.getByRole("button", { name: "Draw" }));

    expect(await screen.findByRole("img", { name: "A cat" })).toHaveAttribute("src", "data:image/png;base64,iVBORw0KGgo=");
    expect(screen.getByRole("link", { name: "https://cdn.example/p.png" })).toBeInTheDocument();
    expect(container.querySelectorAll("img")).toHaveLength(1);
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ model: "image", prompt: "A cat" });
  });
});
