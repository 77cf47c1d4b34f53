/** The texts of what is inside. */
export const files = import.meta.glob("../{shell,areas/*}/{messages,*.gen}.en.json", { eager: true, import: "default" });
