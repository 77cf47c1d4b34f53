import { createContext, useContext } from "react";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone in which dates are said: the person's own, below the shell; before signing in the browser's. */
export const ZoneContext = createContext(here);

export const useZone = () => useContext(ZoneContext);
