import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Empty } from "../../../ui/empty";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { Section } from "../../../ui/section";
import { NodesTable } from "../nodes-table";
import { useEngine } from "../queries";
import { QueuesTable } from "../queues-table";

/** What works on the runs: nodes and queues, as they fill. */
export function EnginePage() {
  const { t } = useTranslation("runs");
  const engine = useEngine();
  return (
    <Page title={t("engine.title")} description={t("engine.text")}>
      <QueryView query={engine} permission="work.read_all_runs">
        {({ queues, nodes }) => (
          <Stack>
            <Section title={t("engine.queues")} text={t("engine.queues_text")}>
              {queues.length === 0 ? <Empty title={t("engine.idle")}>{t("engine.idle_text")}</Empty> : <QueuesTable queues={queues} />}
            </Section>
            <Section title={t("engine.nodes")} text={t("engine.nodes_text")}>
              <NodesTable nodes={nodes} />
            </Section>
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}
