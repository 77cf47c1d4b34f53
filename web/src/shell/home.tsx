import { Navigate } from "react-router";
import { areas } from "../areas";
import { useMe } from "../session/session";
import { entriesFor } from "./entries";

/** The first page a person may open. */
export function Home() {
  const me = useMe();
  const first = [...entriesFor(areas, me, "sidebar"), ...entriesFor(areas, me, "own_menu")][0]?.pages[0];
  return <Navigate to={first?.path ?? "/shortcuts"} replace />;
}
