import { useTranslation } from "react-i18next";
import { Page } from "../../../ui/page";
import { KeySection } from "../keys/key-section";
import { VaultBanner } from "../keys/vault-banner";
import { CurrentModel } from "./current-model";
import { ModelSection } from "./model-section";

/** Which models there are, which one answers, and the keys they are reached with. */
export function ModelsPage() {
  const { t } = useTranslation("llm");
  return (
    <Page title={t("models.page")} description={t("models.about")}>
      <div data-testid="settings-tab">
        <VaultBanner />
        <CurrentModel />
        <ModelSection />
        <KeySection />
      </div>
    </Page>
  );
}
