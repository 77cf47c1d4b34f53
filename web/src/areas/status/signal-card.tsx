import { Group, Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { leastOf, saySignal, samplesOf, worries, type Signal } from "./signals";
import { Sparkline } from "./sparkline";
import type { StatusBody } from "./wire";

interface Props {
  readonly signal: Signal;
  readonly status: StatusBody;
  readonly minutes: number;
  /** The present, as of the answer. */
  readonly until: number;
}

/** One signal: its value over both windows, and its line. */
export function SignalCard({ signal, status, minutes, until }: Props) {
  const { t, i18n } = useTranslation("status");
  const window = status.windows.find((one) => one.minutes === minutes);
  const other = status.windows.find((one) => one.minutes !== minutes);
  const say = (value: number | null) => saySignal(signal, value, i18n.language);
  const isBad = worries(signal, window);
  return (
    <Paper component="section" p="md" aria-label={t(`signal.${signal}`)}>
      <Text size="sm" c="dimmed">{t(`signal.${signal}`)}</Text>
      <Group align="baseline" gap="sm" mb="sm">
        <Text fz={26} fw={600} lh={1.3} style={{ fontVariantNumeric: "tabular-nums" }} c={isBad ? "red" : undefined}>{say(window?.[signal] ?? null)}</Text>
        {other && <Text size="xs" c="dimmed">{t("other", { minutes: t(`minutes.${other.minutes === 5 ? "5" : "60"}`), value: say(other[signal]) })}</Text>}
      </Group>
      <Sparkline
        label={t("chart", { signal: t(`signal.${signal}`), minutes: t(`minutes.${minutes === 5 ? "5" : "60"}`), value: say(window?.[signal] ?? null) })}
        points={samplesOf(status.samples, minutes, until).map((sample) => ({ at: Date.parse(sample.at), value: sample[signal] }))}
        from={until - minutes * 60_000}
        until={until}
        least={leastOf[signal]}
        say={say}
        tone={isBad ? "bad" : "plain"}
      />
    </Paper>
  );
}
