import { matchPath } from "react-router";
import type { Area } from "../areas/area";
import type { MessageKey } from "../i18n/text";

export interface Crumb {
  readonly title: MessageKey;
  readonly to?: string;
}

/** The way to a page: its area, the pages above it, itself. A page is above another when its address begins the other's. */
export function crumbsOf(areas: readonly Area[], pathname: string): readonly Crumb[] {
  for (const area of areas) {
    const way = area.pages
      .map((page) => ({ page, match: matchPath({ path: page.path, end: false }, pathname) }))
      .flatMap(({ page, match }) => (match ? [{ title: page.title, to: match.pathname }] : []))
      .sort((a, b) => a.to.length - b.to.length);
    if (way.at(-1)?.to === pathname.replace(/\/$/, "")) {
      const first = area.pages.length > 1 && way[0]?.title !== area.title ? [{ title: area.title }] : [];
      return [...first, ...way.slice(0, -1), { title: way.at(-1)?.title ?? area.title }];
    }
  }

  return [];
}
