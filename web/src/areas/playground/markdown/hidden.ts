/**
 * Characters that are not seen but change what is: those that turn the direction of writing, widths of nothing, tags, soft hyphens, and
 * controls. Joiners inside emoji and Persian words are left alone.
 */
const Hidden = /[\p{Bidi_Control}\u200B\u2060-\u2064\uFEFF\u00AD\u{E0000}-\u{E007F}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;

const each = new RegExp(`(${Hidden.source})`, "gu");

export const hasHidden = (text: string) => Hidden.test(text);

/** A text in its pieces: every second one is a hidden character. */
export const splitHidden = (text: string): readonly string[] => text.split(each);

/** `U+202E`. */
export const codePoint = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
