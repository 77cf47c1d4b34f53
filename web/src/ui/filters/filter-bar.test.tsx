import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect } from "react";
import { describe, expect, it, vi } from "vitest";
import { renderPage } from "../../testing/render";
import { ZoneContext } from "../zone";
import { dayRange, filtersFor, id, instantRange, select, text, toggle, type Asked } from "./describe";
import { FilterBar } from "./filter-bar";
import { useFilters } from "./use-filters";

interface Ask {
  readonly model?: string;
  readonly outcome?: string;
  readonly client_key_id?: string;
  readonly streamed?: boolean;
  readonly first?: string;
  readonly last?: string;
  readonly from?: string;
  readonly to?: string;
}

const filters = filtersFor<Ask>()({
  model: text({ label: "llm:calls.model", most: 5 }),
  outcome: select({ label: "llm:calls.outcome", choices: ["failed", "refused"], say: (outcome) => `llm:outcome.${outcome}` }),
  key: id({ label: "llm:calls.key", asks: (key) => ({ client_key_id: key }) }),
  streamed: toggle({ label: "llm:calls.streamed", asks: () => ({ streamed: true }) }),
  ...dayRange("first", "last"),
  ...instantRange("from", "to"),
});

const asked = vi.fn<(asked: Asked<typeof filters>) => void>();

function Bar() {
  const filtering = useFilters(filters);
  const now = filtering.asked(0);
  useEffect(() => asked(now));
  return <FilterBar filtering={filtering} choices={{ key: [{ value: "k1", label: "notebook" }] }} />;
}

const open = (path = "/") => renderPage(<ZoneContext value="Asia/Seoul"><Bar /></ZoneContext>, { path });

/** The window is as wide as a phone. */
const holdPhone = () => vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));

describe("A bar of filters", () => {
  it("labels every field in sight of all", () => {
    open();

    const labels = ["Model", "Outcome", "Client key", "Streaming", "From day", "To day", "From", "To"];
    labels.forEach((label) => expect(screen.getByText(label, { selector: "label, label *" })).toBeVisible());
    expect(labels.map((label) => screen.getByLabelText(label))).toHaveLength(8);
  });

  it("reads the address: what is set stands in its field and is asked for, days and instants as those of the person's zone", () => {
    const days = "first=2026-11-21&last=2026-11-22";
    open(`/?model=gpt&outcome=failed&key=k1&streamed=yes&${days}&from=2026-11-21T00:30:00.000Z&to=2026-11-21T01:00:00.000Z`);

    expect(screen.getByLabelText("Model")).toHaveValue("gpt");
    expect(screen.getByLabelText("Outcome")).toHaveDisplayValue("Failed");
    expect(screen.getByLabelText("Client key")).toHaveDisplayValue("notebook");
    expect(screen.getByLabelText("Streaming")).toBeChecked();
    expect(screen.getByLabelText("From")).toHaveValue("2026-11-21T09:30");
    expect(asked).toHaveBeenLastCalledWith({
      model: "gpt", outcome: "failed", client_key_id: "k1", streamed: true,
      first: "2026-11-20T15:00:00.000Z", last: "2026-11-22T15:00:00.000Z",
      from: "2026-11-21T00:30:00.000Z", to: "2026-11-21T01:00:00.000Z",
    });
  });

  it("takes what nobody could have chosen for nothing", () => {
    open("/?model=too+long&outcome=eaten&streamed=maybe&first=yesterday&from=noon");

    expect(asked).toHaveBeenLastCalledWith({});
    expect(screen.queryByRole("button", { name: /Clear/ })).toBeNull();
  });

  it("says of a range that it is reversed, and does not ask for it", () => {
    open("/?first=2026-11-22&last=2026-11-21");

    expect(screen.getByLabelText("To day")).toHaveAccessibleDescription("This is before the start.");
    expect(asked).toHaveBeenLastCalledWith({ first: "2026-11-21T15:00:00.000Z" });
    expect(screen.getByRole("button", { name: "Clear 2 filters" })).toBeVisible();
  });

  it("offers a value that is not among the choices as well", () => {
    open("/?key=0198c000-0000-7000-8000-00000000000a");

    expect(screen.getByLabelText("Client key")).toHaveDisplayValue("…0000000a");
  });

  it("writes every kind into the address and leaves the rest of it alone", async () => {
    const { router } = open("/?whose=mine");

    await userEvent.selectOptions(screen.getByLabelText("Outcome"), "Refused");
    await userEvent.click(screen.getByLabelText("Streaming"));
    await userEvent.type(screen.getByLabelText("From"), "2026-11-21T09:30");
    await userEvent.type(screen.getByLabelText("Model"), " gpt ");

    await waitFor(() => expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
      whose: "mine", outcome: "refused", streamed: "yes", from: "2026-11-21T00:30:00.000Z", model: "gpt",
    }));
  });

  it("is undone by the way back filter by filter, a text as one", async () => {
    const { router } = open();
    await userEvent.selectOptions(screen.getByLabelText("Outcome"), "Failed");
    await userEvent.type(screen.getByLabelText("Model"), "g{Enter}pt{Enter}");
    expect(router.state.location.search).toBe("?outcome=failed&model=gpt");

    await act(() => router.navigate(-1));
    expect(router.state.location.search).toBe("?outcome=failed");
    expect(screen.getByLabelText("Model")).toHaveValue("");
    await act(() => router.navigate(-1));

    expect(router.state.location.search).toBe("");
    expect(screen.getByLabelText("Outcome")).toHaveDisplayValue("Any");
  });

  it("is worked by keys alone, field after field", async () => {
    const { router } = open();

    await userEvent.tab();
    await userEvent.keyboard("gpt{Enter}");
    expect(router.state.location.search).toBe("?model=gpt");
    await userEvent.tab();
    expect(screen.getByLabelText("Outcome")).toHaveFocus();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(" ");

    expect(router.state.location.search).toBe("?model=gpt&streamed=yes");
  });

  it("counts what is set and clears it, and nothing else", async () => {
    const { router } = open("/?outcome=failed&model=gpt&whose=mine");

    await userEvent.click(screen.getByRole("button", { name: "Clear 2 filters" }));

    expect(router.state.location.search).toBe("?whose=mine");
    expect(screen.getByLabelText("Model")).toHaveValue("");
    expect(screen.queryByRole("button", { name: /Clear/ })).toBeNull();
  });

  it("is one button on a phone that says how many are set; clearing needs no unfolding", async () => {
    holdPhone();
    const { router } = open("/?outcome=failed&model=gpt");
    const bar = within(screen.getByRole("search", { name: "Filters" }));
    const fold = bar.getByRole("button", { name: "Filters (2)" });

    expect(fold).toHaveAttribute("aria-expanded", "false");
    expect(bar.queryByRole("textbox", { name: "Model" })).toBeNull();
    await userEvent.click(fold);
    expect(fold).toHaveAttribute("aria-expanded", "true");
    expect(bar.getByRole("textbox", { name: "Model" })).toBeVisible();
    await userEvent.click(bar.getByRole("button", { name: "Clear 2 filters" }));

    expect(router.state.location.search).toBe("");
    expect(bar.getByRole("button", { name: "Filters" })).toBeVisible();
  });
});

describe("A description of filters", () => {
  it("does not compile when it asks for what the operation does not know, or in another form", () => {
    // @ts-expect-error There is no such name.
    filtersFor<Ask>()({ modle: text({ label: "llm:calls.model" }) });
    // @ts-expect-error Nor here.
    filtersFor<Ask>()({ model: text({ label: "llm:calls.model", asks: (model) => ({ modle: model }) }) });
    // @ts-expect-error A text is no yes or no.
    filtersFor<Ask>()({ streamed: text({ label: "llm:calls.streamed" }) });
    // @ts-expect-error There is no such text.
    filtersFor<Ask>()({ model: text({ label: "llm:calls.modle" }) });

    expect(filtersFor<Ask>()({ model: text({ label: "llm:calls.model" }) }).model.kind).toBe("text");
  });
});
