import { useInfiniteQuery } from "@tanstack/react-query";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { listOptions, type Part, type Place } from "../api/list";
import { Problem } from "../api/problem";
import { renderPage } from "../testing/render";
import { Empty } from "./empty";
import { filtersFor, select, text } from "./filters/describe";
import { useFilters } from "./filters/use-filters";
import { ListPage } from "./list-page";

interface Fruit {
  readonly name: string;
}

interface Ask {
  readonly name?: string;
  readonly outcome?: string;
  readonly since?: number;
}

const filters = filtersFor<Ask>()({
  name: text({ label: "llm:calls.model" }),
  outcome: select({
    label: "llm:calls.outcome", choices: ["failed", "succeeded"], say: (outcome) => `llm:outcome.${outcome}`,
    asks: (outcome, { now }) => ({ outcome, since: now }),
  }),
});

const part = (names: readonly string[], more: Partial<Part<Fruit>> = {}): Part<Fruit> => ({
  items: names.map((name) => ({ name })), total: names.length, page: 1, page_size: 50, ...more,
});
const refused = (status: number, detail: string) => new Problem({ status, code: "test.refused", detail, retryable: false });

type Read = (place: Place, asked: Ask) => Promise<Part<Fruit>>;

function Fruits({ read }: { readonly read: Read }) {
  const filtering = useFilters(filters);
  const list = useInfiniteQuery(listOptions(["fruits", filtering.values], (place, now) => read(place, filtering.asked(now))));
  return (
    <ListPage
      title="Fruits" refreshes filtering={filtering} list={list} permission="fruits.read" rowKey={(fruit) => fruit.name}
      columns={[{ key: "name", header: "Name", cell: (fruit) => fruit.name }]} empty={<Empty title="No fruit yet">Plant a tree.</Empty>}
    />
  );
}

const open = (read: Read, path = "/") => renderPage(<Fruits read={read} />, { path });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

describe("A page that is a list", () => {
  it("shows the shape of what is coming, under filters that can be set already", () => {
    open(() => new Promise(() => {}));

    expect(screen.getByRole("status", { name: "Loading" })).toBeVisible();
    expect(within(screen.getByRole("search", { name: "Filters" })).getByLabelText("Model")).toBeEnabled();
  });

  it("goes on by cursors to the end, and says how much of it one sees", async () => {
    const places: Place[] = [];
    open((place) => {
      places.push(place);
      const total = 1_234;
      return Promise.resolve(place.cursor ? part(["quince"], { total }) : part(["apple", "pear"], { total, next_cursor: "c1" }));
    });

    expect(await screen.findByText("2 of 1,234")).toBeVisible();
    await press("Show more");

    expect(await screen.findByText("3 of 1,234")).toBeVisible();
    expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(4);
    expect(places).toEqual([{ page_size: 50 }, { cursor: "c1", page_size: 50 }]);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  it("goes on by pages where the server gives no cursor", async () => {
    const places: Place[] = [];
    open((place) => {
      places.push(place);
      return Promise.resolve(part([`fruit ${place.page ?? 1}`], { page: place.page ?? 1, page_size: 1, total: 2 }));
    });

    await press("Show more");

    expect(await screen.findByText("2 of 2")).toBeVisible();
    expect(places).toEqual([{ page_size: 50 }, { page: 2, page_size: 50 }]);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  it("keeps the moment of its first part for the parts that follow", async () => {
    const moments: unknown[] = [];
    open((place, asked) => {
      moments.push(asked.since);
      const found = part([`${moments.length}`], { total: 2, next_cursor: place.cursor ? null : "c1" });
      return new Promise((resolve) => setTimeout(() => resolve(found), 2));
    }, "/?outcome=failed");

    await press("Show more");
    await screen.findByText("2 of 2");

    expect(moments).toEqual([moments[0], moments[0]]);
    expect(moments[0]).toBeGreaterThan(0);
  });

  it("tells nothing yet from nothing found", async () => {
    const { router } = open(() => Promise.resolve(part([])), "/?name=kiwi&tab=2");

    expect(await screen.findByText("Nothing fits")).toBeVisible();
    await press("Clear the filters");

    expect(await screen.findByText("No fruit yet")).toBeVisible();
    expect(router.state.location.search).toBe("?tab=2");
  });

  it("says why it failed, and tries again", async () => {
    const read = vi.fn<Read>().mockRejectedValueOnce(refused(500, "The barn burns.")).mockResolvedValue(part(["apple"]));
    open(read);

    expect(await screen.findByRole("alert")).toHaveTextContent("The barn burns.");
    await press("Try again");

    expect(await screen.findByText("apple")).toBeVisible();
  });

  it("names the permission when the server refuses, also one that had let somebody in", async () => {
    const read = vi.fn<Read>().mockResolvedValueOnce(part(["apple"])).mockRejectedValue(refused(403, "No."));
    open(read);
    await screen.findByText("apple");

    await press("Refresh");

    expect(await screen.findByText("fruits.read")).toBeVisible();
    expect(screen.queryByText("apple")).toBeNull();
  });

  it("says of rows that could not be read again that they are old, until they can", async () => {
    const read = vi.fn<Read>().mockResolvedValueOnce(part(["apple"]));
    read.mockRejectedValueOnce(refused(503, "The barn is shut.")).mockResolvedValue(part(["pear"]));
    open(read);
    await screen.findByText("apple");

    await press("Refresh");
    expect(await screen.findByRole("status")).toHaveTextContent(/Not up to date: The barn is shut. Last updated \w+/);
    expect(screen.getByText("apple")).toBeVisible();
    await press("Try again");

    expect(await screen.findByText("pear")).toBeVisible();
    expect(screen.queryByText(/Not up to date/)).toBeNull();
  });

  it("says why more did not come, keeps what is there, and tries again", async () => {
    const read = vi.fn<Read>().mockResolvedValueOnce(part(["apple"], { total: 2, next_cursor: "c1" }));
    read.mockRejectedValueOnce(refused(500, "Out of crates.")).mockResolvedValue(part(["pear"], { total: 2 }));
    open(read);

    await press("Show more");
    expect(await screen.findByRole("alert")).toHaveTextContent("Out of crates.");
    expect(screen.getByText("apple")).toBeVisible();
    await press("Try again");

    expect(await screen.findByText("2 of 2")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("keeps what other filters found in sight until theirs is there, and says that it is at work", async () => {
    let tell: (found: Part<Fruit>) => void = vi.fn();
    const later = new Promise<Part<Fruit>>((resolve) => (tell = resolve));
    const { container, router } = open((_, asked) => (asked.name ? later : Promise.resolve(part(["apple"]))));
    await screen.findByText("apple");

    await act(() => router.navigate("/?name=pear"));
    await waitFor(() => expect(container.querySelector("div[aria-busy=true]")).toHaveTextContent("apple"));
    await act(() => Promise.resolve(tell(part(["pear"]))));

    expect(await screen.findByText("pear")).toBeVisible();
    expect(container.querySelector("div[aria-busy=true]")).toBeNull();
  });
});
