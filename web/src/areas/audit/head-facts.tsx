import { useTranslation } from "react-i18next";
import { Facts } from "../../ui/facts";
import { IdText } from "../../ui/id-text";
import type { ChainHead, Checkpoint } from "./chain";

interface Props {
  readonly head: ChainHead;
  readonly sealed: Checkpoint | undefined;
}

/** Where the log stands, and how much of it no checkpoint covers yet. */
export function HeadFacts({ head, sealed }: Props) {
  const { t, i18n } = useTranslation("audit");
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Facts
      facts={[
        [t("chain.last_id"), number.format(head.last_id)],
        [t("chain.last_hash"), <IdText key="h" id={head.last_hash} />],
        [t("chain.sealed_through"), sealed ? number.format(sealed.last_id) : t("chain.not_yet")],
        [t("chain.unsealed"), number.format(Math.max(0, head.last_id - (sealed?.last_id ?? head.dropped_through)))],
        [t("chain.dropped"), head.dropped_through > 0 ? number.format(head.dropped_through) : t("chain.nothing_dropped")],
      ]}
    />
  );
}
