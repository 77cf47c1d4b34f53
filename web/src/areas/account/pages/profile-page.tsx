import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PasswordForm } from "../../../session/password-form";
import { useMay } from "../../../session/session";
import { notifyDone } from "../../../ui/notify";
import { Page } from "../../../ui/page";
import { Section } from "../../../ui/section";
import { EndOfAccount } from "../end-of-account";
import { ProfileForm } from "../profile-form";

/** Who one is to others, one's password, and the way out for good. */
export function ProfilePage() {
  const { t } = useTranslation("account");
  const may = useMay();
  return (
    <Page title={t("profile.title")} narrow>
      <Stack gap="xl">
        <Section title={t("profile.about")}>
          <ProfileForm />
        </Section>
        <Section title={t("password.title")} text={t("password.text")}>
          <PasswordForm invites={may("identity.manage_users")} onDone={() => void notifyDone(t("password.changed"))} />
        </Section>
        <Section title={t("end.title")} text={t("end.text")}>
          <EndOfAccount />
        </Section>
      </Stack>
    </Page>
  );
}
