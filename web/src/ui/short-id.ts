const Shown = 8;

/** An id's end, which is what differs between ids of one day. */
export const shortId = (id: string) => (id.length > Shown + 1 ? `…${id.slice(-Shown)}` : id);
