import { useAddress } from "./use-address";

/** Whose things a page shows; the address says so. */
export interface Whose {
  /** Whether somebody may choose. */
  readonly mayAll: boolean;
  readonly everybody: boolean;
  readonly change: (everybody: boolean) => void;
}

/** Everybody's things where one may see them and does not want one's own alone. */
export function useWhose(mayAll: boolean): Whose {
  const [{ whose }, change] = useAddress(["whose"]);
  return { mayAll, everybody: mayAll && whose !== "mine", change: (everybody) => change({ whose: everybody ? null : "mine" }, true) };
}
