/** The texts of what is inside. */
export const files = import.meta.glob("../{shell,areas/*}/{messages,*.gen}.ko.json", { eager: true, import: "default" });
