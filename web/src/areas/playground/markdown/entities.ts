const named: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0", copy: "©", reg: "®", trade: "™", hellip: "…", mdash: "—", ndash: "–",
  lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", laquo: "«", raquo: "»", bull: "•", middot: "·", times: "×", divide: "÷", deg: "°",
  plusmn: "±", le: "≤", ge: "≥", ne: "≠", larr: "←", rarr: "→", uarr: "↑", darr: "↓", harr: "↔", euro: "€", pound: "£", yen: "¥", sect: "§", para: "¶",
};

const Most = 0x10ffff;

/** Character references as characters; those we do not know stay as they are. The result is text, never markup. */
export const unescape = (text: string) =>
  text.includes("&") ? text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, ten?: string, sixteen?: string, name?: string) =>
    (name === undefined ? numbered(ten === undefined ? Number.parseInt(sixteen ?? "", 16) : Number(ten)) : named[name]) ?? whole) : text;

const numbered = (code: number) => (code > 0 && code <= Most && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "\uFFFD");
