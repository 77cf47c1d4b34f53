const Allowed: readonly string[] = ["http:", "https:", "mailto:"];

export interface SafeLink {
  readonly href: string;
  /** Where it leads, for who reads a text that says something else. */
  readonly place: string;
}

/** A link that may be followed: absolute, of a protocol that only opens a page or a letter. Everything else is text. */
export function safeLink(href: string): SafeLink | undefined {
  if (!URL.canParse(href)) {
    return undefined;
  }

  const url = new URL(href);
  const hides = url.username !== "" || url.password !== "";
  return Allowed.includes(url.protocol) && !hides ? { href: url.href, place: url.host || url.pathname } : undefined;
}

const LooksLikeAddress = /[\p{L}\p{N}-]+\.\p{L}{2,}|:\/\//u;

/** Whether a link's text names some address other than where it leads. */
export const misleads = (text: string, { place }: SafeLink) => LooksLikeAddress.test(text) && !text.toLowerCase().includes(place.toLowerCase());
