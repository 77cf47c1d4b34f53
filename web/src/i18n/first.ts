import doorEn from "../door/messages.en.json";
import doorKo from "../door/messages.ko.json";
import uiEn from "../ui/messages.en.json";
import uiKo from "../ui/messages.ko.json";

/** The texts of the doors, in every language: they are few, and a door waits for nothing. */
export const first = { en: { door: doorEn, ui: uiEn }, ko: { door: doorKo, ui: uiKo } };
