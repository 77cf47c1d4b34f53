/** The link an invited person opens. The token is behind the #, which no browser sends to a server. */
export const invitationLink = (origin: string, token: string) => `${origin}/join#${token}`;
