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

/** What every finder of the person's areas finds for a query; what fails finds nothing. */
export function useFound(query: string): readonly FoundGroup[] {
  const may = useMay();
  const [settled] = useDebouncedValue(query.trim(), PauseInTyping);
  const finders = areas.flatMap((area) => area.finders ?? []).filter((finder) => may(finder.needs));
  const answers = useQueries({
    queries: finders.map((finder) => ({
      queryKey: ["found", finder.title, settled],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await finder.load())(settled, signal),
      enabled: settled.length >= LeastLetters,
    })),
  });
  return finders.flatMap((finder, index) => {
    const items = answers[index]?.data ?? [];
    return items.length > 0 ? [{ title: finder.title, items }] : [];
  });
}
