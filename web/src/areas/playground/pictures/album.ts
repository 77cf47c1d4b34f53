import { Problem } from "../../../api/problem";
import { keptFor } from "../kept";
import { post } from "../post";
import { servedOf, type Served } from "../served";
import { createStore, type Store } from "../store";
import { picturesOf, type Pictures } from "../wire";

export interface Wish {
  readonly prompt: string;
  readonly model: string;
  readonly size: string;
  readonly count: number;
}

/** One request for pictures. */
export interface Shot {
  readonly id: number;
  readonly wish: Wish;
  readonly phase: "running" | "done" | "stopped" | "failed";
  readonly pictures: Pictures | undefined;
  readonly served: Served | undefined;
  readonly totalMs: number | undefined;
  readonly problem: Problem | undefined;
}

/** The pictures of one person: in memory only. */
export interface Album {
  readonly shots: Store<readonly Shot[]>;
  readonly take: (wish: Wish) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** Sizes every provider here takes; without one the model chooses. */
export const sizes = ["auto", "1024x1024", "1536x1024", "1024x1536"] as const;

export const MostPictures = 4;

export const imageBody = ({ model, prompt, size, count }: Wish) => ({
  model, prompt, ...(size === "auto" ? {} : { size }), ...(count === 1 ? {} : { n: count }),
});

export function createAlbum(): Album {
  const shots = createStore<readonly Shot[]>([]);
  let stopping = new AbortController();
  let nextId = 1;
  const change = (id: number, with_: Partial<Shot>) => shots.update((old) => old.map((shot) => (shot.id === id ? { ...shot, ...with_ } : shot)));

  const run = async (id: number, wish: Wish, signal: AbortSignal) => {
    const began = performance.now();
    try {
      const response = await post("images/generations", imageBody(wish), signal);
      change(id, { served: servedOf(response) });
      const pictures = picturesOf(await response.json());
      change(id, { phase: "done", pictures, totalMs: performance.now() - began });
    } catch (error) {
      change(id, signal.aborted ? { phase: "stopped" } : { phase: "failed", problem: Problem.of(error) });
    }
  };

  return {
    shots,
    take: (wish) => {
      stopping = new AbortController();
      const id = nextId++;
      shots.update((old) => [{ id, wish, phase: "running", pictures: undefined, served: undefined, totalMs: undefined, problem: undefined }, ...old]);
      void run(id, wish, stopping.signal);
    },
    stop: () => stopping.abort(),
    clear: () => {
      stopping.abort();
      shots.set([]);
    },
  };
}

export const albumOf = keptFor(createAlbum, (album) => album.clear());
