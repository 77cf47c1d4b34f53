import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { Section } from "../../../ui/section";
import { IntentMatrix } from "../intent-matrix";
import { PermissionMatrix } from "../permission-matrix";
import { useIntents, useMatrix } from "../queries";

/** Which role holds what, and which questions it may ask of the assistant. */
export function RolesPage() {
  const { t } = useTranslation("access");
  const matrix = useMatrix();
  const intents = useIntents();
  return (
    <Page title={t("roles.title")} description={t("roles.text")}>
      <Stack>
      <Section title={t("roles.permissions")} text={t("roles.permissions_text")}>
        <QueryView query={matrix} permission="identity.manage_permissions">{(data) => <PermissionMatrix matrix={data} />}</QueryView>
      </Section>
      <Section title={t("roles.intents")} text={t("roles.intents_text")}>
        <QueryView query={intents} permission="identity.use_own_account">{({ items }) => <IntentMatrix intents={items} />}</QueryView>
      </Section>
      </Stack>
    </Page>
  );
}
