import { areas } from "../src/areas";
import type { Person } from "./person";

/** How an address with a parameter becomes one that exists; for the pages that a list of samples must know. */
type Sample = (admin: Person) => Promise<string | undefined>;

const first = (list: string, page: (id: string) => string): Sample => async (admin) => {
  const { items } = await admin.get<{ items: { id: string }[] }>(list);
  return items[0] && page(items[0].id);
};

const samples: Readonly<Record<string, Sample>> = {
  "/runs/:id": first("/api/v1/admin/work/runs", (id) => `/runs/${id}`),
  "/access/users/:id": first("/api/v1/admin/identity/users", (id) => `/access/users/${id}`),
  "/llm/calls/:id": first("/api/v1/admin/llm/calls", (id) => `/llm/calls/${id}`),
};

/** Every page's pattern that needs a sample and has none. */
export const unsampled = (): string[] => patterns().filter((path) => path.includes(":") && !(path in samples));

/** The address of every page inside, those with a parameter at something that exists. A new page is in it by existing. */
export async function placesInside(admin: Person): Promise<string[]> {
  return Promise.all(patterns().map(async (path) => {
    const place = path in samples ? await samples[path]?.(admin) : path;
    if (place === undefined) {
      throw new Error(`There is nothing to show at ${path}: let the stock have it.`);
    }

    return place;
  }));
}

export const placesOutside = ["/sign-in", "/set-up", "/join", "/join#an-invitation"];

const patterns = (): string[] => ["/shortcuts", "/nowhere", ...areas.flatMap((area) => area.pages).map((page) => page.path)];
