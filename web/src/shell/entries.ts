import type { Area, AreaPage } from "../areas/area";
import { holds, type Me } from "../session/session";

export interface AreaEntries {
  readonly area: Area;
  readonly pages: readonly AreaPage[];
}

/** What a person may open, by area; an area of which nothing is left is left out. */
export const entriesFor = (areas: readonly Area[], me: Me, place: Area["place"]): readonly AreaEntries[] =>
  areas
    .filter((area) => area.place === place)
    .map((area) => ({ area, pages: area.pages.filter((page) => page.icon !== undefined && holds(me, page.needs)) }))
    .filter(({ pages }) => pages.length > 0);
