import { Button, Code, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyText } from "../../../ui/copy-text";
import { Empty } from "../../../ui/empty";
import { Page } from "../../../ui/page";
import { QueryView } from "../../../ui/query-view";
import { Section } from "../../../ui/section";
import { CheckpointsTable } from "../checkpoints-table";
import { HeadFacts } from "../head-facts";
import { useCheckpoints, useHead, useVerification } from "../queries";
import { VerificationCard } from "../verification-card";

/** How far the log is sealed, and how somebody else can check it. */
export function ChainPage() {
  const { t } = useTranslation(["audit", "ui"]);
  const checkpoints = useCheckpoints();
  const last = checkpoints.data && (checkpoints.data.newest[0]?.number ?? 0);
  // Where the log stands can be told without the checkpoints, too.
  const head = useHead(checkpoints.isError ? 0 : last);
  const verification = useVerification();
  const refresh = () => Promise.all([checkpoints.refetch(), head.refetch(), verification.refetch()]);
  const command = `maru audit verify --server ${window.location.origin}`;
  return (
    <Page title={t("chain.title")} description={t("chain.text")} actions={<Button variant="default" onClick={() => void refresh()}>{t("ui:refresh")}</Button>}>
      <Stack>
      <QueryView query={verification} rows={2} permission="audit.read">{(found) => <VerificationCard verification={found} />}</QueryView>
      <Section title={t("chain.head")}>
        <QueryView query={head} rows={2} permission="audit.read">{(found) => <HeadFacts head={found} sealed={checkpoints.data?.newest[0]} />}</QueryView>
      </Section>
      <Section title={t("chain.elsewhere")} text={t("chain.elsewhere_text")}>
        <Code block mb="xs">{command}</Code>
        <CopyText value={command} />
      </Section>
      <Section title={t("chain.checkpoints")} text={t("chain.checkpoints_text")}>
        <QueryView query={checkpoints} permission="audit.read" isEmpty={({ count }) => count === 0} empty={<Empty title={t("chain.none")}>{t("chain.none_text")}</Empty>}>
          {({ count, newest }) => (
            <>
              <CheckpointsTable checkpoints={newest} />
              <Text size="xs" c="dimmed" mt="sm">{t("ui:shown", { shown: newest.length, total: count })}</Text>
            </>
          )}
        </QueryView>
      </Section>
      </Stack>
    </Page>
  );
}
