import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconFileText, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { areas } from "../areas";
import { useText } from "../i18n/text";
import { useMe } from "../session/session";
import { entriesFor } from "./entries";
import { useFound } from "./found";
import { PaletteList, useLateEnter } from "./late-enter";
import { paletteStore } from "./palette-store";

/** Goes anywhere by name: pages, and what the areas' finders find. */
export function Palette() {
  const { t } = useTranslation("shell");
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const { found, pending } = useFound(query);
  const onKeyDown = useLateEnter(query, pending);
  const pages: SpotlightActionData[] = [...entriesFor(areas, me, "sidebar"), ...entriesFor(areas, me, "own_menu")].flatMap(({ area, pages }) =>
    pages.map(({ path, title, icon: Picture }) => ({
      id: path,
      label: text(title),
      description: pages.length > 1 ? text(area.title) : undefined,
      onClick: () => void navigate(path),
      leftSection: Picture && <Picture size={18} stroke={1.6} aria-hidden />,
    })),
  );
  const things: SpotlightActionGroupData[] = found.map(({ title, items }) => ({
    group: text(title),
    actions: items.map((item) => ({
      id: item.id,
      label: item.label,
      description: item.hint,
      // What the server found matches by more than its label.
      keywords: query,
      onClick: () => void navigate(item.to),
      leftSection: <IconFileText size={18} stroke={1.6} aria-hidden />,
    })),
  }));
  return (
    <Spotlight
      store={paletteStore}
      actions={[{ group: t("palette.pages"), actions: pages }, ...things]}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      limit={12}
      scrollable
      maxHeight={420}
      nothingFound={t(pending ? "palette.searching" : "palette.nothing")}
      scrollAreaProps={{ id: PaletteList }}
      searchProps={{ leftSection: <IconSearch size={18} aria-hidden />, placeholder: t("palette.placeholder"), "aria-label": t("palette.open"), onKeyDown }}
    />
  );
}
