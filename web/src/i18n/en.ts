import { byFolder } from "./messages";

export const messages = byFolder(import.meta.glob("../{ui,door,shell,areas/*}/messages.en.json", { eager: true, import: "default" }));
