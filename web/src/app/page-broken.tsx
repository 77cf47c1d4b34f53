import { useRouteError } from "react-router";
import { Failed } from "../ui/failed";

/** A page that threw, or whose script is gone because the server has a newer one. */
export function PageBroken() {
  return <Failed error={useRouteError()} onRetry={() => window.location.reload()} />;
}
