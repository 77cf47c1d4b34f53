import { useTranslation } from "react-i18next";
import { Facts } from "../../ui/facts";
import { IdText } from "../../ui/id-text";
import { Section } from "../../ui/section";
import { When } from "../../ui/when";
import { AccountState } from "./account-state";
import { useSessions } from "./queries";
import type { Account } from "./roles";

/** What is known of an account. When it was last here is when one of its open sessions was last renewed. */
export function UserFacts({ account }: { readonly account: Account }) {
  const { t } = useTranslation("access");
  const sessions = useSessions(account.id);
  const seen = sessions.data?.items.map((session) => session.renewed_at).sort().at(-1);
  return (
    <Section title={t("user.facts")}>
      <Facts
        facts={[
          [t("column.state"), <AccountState key="s" account={account} />],
          [t("user.disabled_at"), account.disabled_at && <When at={account.disabled_at} />],
          [t("user.last_seen"), sessions.data === undefined ? "…" : (seen === undefined ? t("user.not_now") : <When at={seen} form="ago" />)],
          [t("user.username"), account.username],
          [t("user.email"), account.email],
          [t("user.locale"), `${account.locale} · ${account.time_zone}`],
          [t("column.created"), <When key="c" at={account.created_at} />],
          [t("user.updated"), <When key="u" at={account.updated_at} />],
          [t("user.id"), <IdText key="i" id={account.id} />],
        ]}
      />
    </Section>
  );
}
