import type { Icon } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { MessageKey } from "../i18n/text";

/** One page of an area. */
export interface AreaPage {
  /** The whole address: `/llm/keys`, `/runs/:id`. */
  readonly path: string;
  readonly title: MessageKey;
  /** The permission without which the page says that it is missing, and has no entry. */
  readonly needs?: string;
  /** With an icon the page has an entry: in the sidebar, or in the person's own menu. */
  readonly icon?: Icon;
  /** The letter that opens it after `g`. */
  readonly jump?: string;
  readonly load: () => Promise<ComponentType>;
}

/** Something the command palette found. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly to: string;
}

/** What the command palette can find in an area beside its pages: models, users, runs. */
export interface Finder {
  readonly title: MessageKey;
  readonly needs?: string;
  readonly load: () => Promise<(query: string, signal: AbortSignal) => Promise<readonly Found[]>>;
}

/** One area of the product. Its folder holds everything of it; without pages it shows nowhere. */
export interface Area {
  readonly name: string;
  readonly title: MessageKey;
  readonly place: "sidebar" | "own_menu";
  readonly pages: readonly AreaPage[];
  readonly finders?: readonly Finder[];
}
