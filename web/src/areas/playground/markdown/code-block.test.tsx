import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { CodeBlock } from "./code-block";

it("Copying code that still grows takes all that is there by then", async () => {
  const person = userEvent.setup();
  const growing = (text: string) => <MantineProvider env="test"><CodeBlock text={text} language="ts" /></MantineProvider>;
  const view = render(growing("const a"));
  view.rerender(growing("const a = 1;"));

  await person.click(screen.getByRole("button", { name: "Copy" }));

  expect(await navigator.clipboard.readText()).toBe("const a = 1;");
});
