import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { InfiniteData, QueryKey, UseInfiniteQueryResult } from "@tanstack/react-query";

/** A part of a list, as every list of the contract answers. */
export interface Part<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly page_size: number;
  readonly next_cursor?: string | null;
}

/** Where a list goes on: by the cursor where the server gave one, else by the next page. */
export interface Place {
  readonly cursor?: string;
  readonly page?: number;
  readonly page_size: number;
}

/** A list as far as it has been read. */
export type List<Row> = UseInfiniteQueryResult<InfiniteData<Part<Row>>>;

/** The rows read so far. */
export const rowsOf = <Row>(list: List<Row>): readonly Row[] => list.data?.pages.flatMap((part) => part.items) ?? [];

export const totalOf = (list: List<unknown>): number | undefined => list.data?.pages[0]?.total;

interface Param extends Omit<Place, "page_size"> {
  /** When the first part was asked for: "the last hour" stays the same hour however far one reads. */
  readonly now?: number;
}

const beginning: Param = {};
const PageSize = 50;

/** A list that is read part by part. What is shown stays until what replaces it has come. */
export const listOptions = <Row>(queryKey: QueryKey, read: (place: Place, now: number) => Promise<Part<Row>>, size = PageSize) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: async ({ pageParam: { now = Date.now(), ...place } }) => ({ ...(await read({ ...place, page_size: size }, now)), now }),
    initialPageParam: beginning,
    getNextPageParam: (part, _, { cursor }): Param | undefined => {
      const place = placeAfter(part, cursor !== undefined);
      return place && { ...place, now: part.now };
    },
    placeholderData: keepPreviousData,
  });

/** A list that began with cursors ends with them; one without has as many pages as its total needs. */
function placeAfter(part: Part<unknown>, byCursor: boolean): Param | undefined {
  if (part.next_cursor) {
    return { cursor: part.next_cursor };
  }

  return !byCursor && part.page * part.page_size < part.total ? { page: part.page + 1 } : undefined;
}
