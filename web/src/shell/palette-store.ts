import { createSpotlight } from "@mantine/spotlight";

/** Whether the palette is open and which line of it is chosen; and what opens it. */
export const [paletteStore, palette] = createSpotlight();
