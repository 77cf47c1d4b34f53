import { useDebouncedValue } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { areas } from "../areas";
import type { Finder, Found } from "../areas/area";
import { useMay } from "../session/session";

export interface FoundGroup {
  readonly title: Finder["title"];
  readonly items: readonly Found[];
}

const LeastLetters = 2;
const PauseInTyping = 150;

interface Search {
  readonly found: readonly FoundGroup[];
  /** Whether more may be found: somebody is asked, or about to be. */
  readonly pending: boolean;
}

/**
 * What every finder of the person's areas finds for a query; what fails finds nothing. While somebody types on, what was found stays as long as
 * it fits what is there now.
 */
export function useFound(query: string): Search {
  const may = useMay();
  const wanted = query.trim();
  const [settled] = useDebouncedValue(wanted, PauseInTyping);
  const finders = areas.flatMap((area) => area.finders ?? []).filter((finder) => may(finder.needs));
  const answers = useQueries({
    queries: finders.map((finder) => ({
      queryKey: ["found", finder.title, settled],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await finder.load())(settled, signal),
      enabled: settled.length >= LeastLetters,
      retry: false,
    })),
  });
  const found = finders.flatMap((finder, index) => {
    const items = (answers[index]?.data ?? []).filter((item) => settled === wanted || `${item.label} ${item.hint ?? ""}`.toLowerCase().includes(wanted.toLowerCase()));
    return items.length > 0 ? [{ title: finder.title, items }] : [];
  });
  return { found, pending: wanted.length >= LeastLetters && finders.length > 0 && (settled !== wanted || answers.some((answer) => answer.isLoading)) };
}
