import { Alert, Code, Text } from "@mantine/core";
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { When } from "../../ui/when";
import type { Verification } from "./queries";

const look = {
  sound: { color: "teal", picture: IconShieldCheck },
  broken: { color: "red", picture: IconShieldX },
  unverified: { color: "gray", picture: IconShieldQuestion },
} as const;

/** What the server found when it last checked its own log. */
export function VerificationCard({ verification }: { readonly verification: Verification }) {
  const { t, i18n } = useTranslation("audit");
  const number = new Intl.NumberFormat(i18n.language);
  const { state } = verification;
  const { color, picture: Picture } = look[state];
  const waiting = verification.last_entry - verification.verified_through;
  return (
    <Alert variant="default" icon={<Picture size={20} aria-hidden color={`var(--mantine-color-${color}-6)`} />} title={t(`verify.${state}`)} role={state === "broken" ? "alert" : "status"}>
      {verification.fault
        ? <>{t("verify.fault", { id: number.format(verification.fault.entry_id) })} <Code>{verification.fault.kind}</Code> <When at={verification.fault.found_at} form="second" /></>
        : t(`verify.${state}_text`)}
      {state !== "unverified" && (
        <Text size="xs" mt={4}>
          {t("verify.through", { id: number.format(verification.verified_through) })}{waiting > 0 && ` ${t("verify.waiting", { count: waiting })}`}
          {verification.whole_verified_at !== null && <> · {t("verify.whole_at")} <When at={verification.whole_verified_at} form="second" /></>}
        </Text>
      )}
    </Alert>
  );
}
