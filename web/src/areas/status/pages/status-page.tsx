import { SegmentedControl, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { Section } from "../../../ui/section";
import { useAddress } from "../../../ui/use-address";
import { useStatus } from "../queries";
import { SignalCard } from "../signal-card";
import { signals } from "../signals";
import { StaleNote } from "../stale-note";
import { StatusFacts } from "../status-facts";
import { StatusNodes } from "../status-nodes";

/** How the server is: four signals, its nodes, what it is. */
export function StatusPage() {
  const { t } = useTranslation("status");
  const status = useStatus();
  const [{ minutes: wanted }, change] = useAddress(["minutes"]);
  const minutes = wanted === "60" ? 60 : 5;
  const range = (
    <SegmentedControl
      size="xs"
      aria-label={t("range")}
      value={String(minutes)}
      onChange={(value) => change({ minutes: value === "60" ? "60" : null })}
      data={[{ value: "5", label: t("minutes.5") }, { value: "60", label: t("minutes.60") }]}
    />
  );
  return (
    <Page title={t("title")} description={t("text")} actions={range}>
      <QueryView query={status} permission="platform.read_status">
        {(data) => (
          <Stack>
            {status.error && <StaleNote at={status.dataUpdatedAt} />}
            <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
              {signals.map((signal) => <SignalCard key={signal} signal={signal} status={data} minutes={minutes} until={Date.parse(data.samples.at(-1)?.at ?? "") || status.dataUpdatedAt} />)}
            </SimpleGrid>
            <Section title={t("server")}><StatusFacts status={data} /></Section>
            <Section title={t("nodes")} text={t("nodes_text")}><StatusNodes status={data} /></Section>
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}
