import { Button, Drawer, Group, NumberInput, SegmentedControl, Stack, TagsInput, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { countSet, MostStops, noParameters, type Format, type Parameters } from "../chat/parameters";
import { SchemaField } from "./schema-field";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly value: Parameters;
  readonly onChange: (value: Parameters) => void;
}

const formats: readonly Format[] = ["text", "json_object", "json_schema"];

const numberOf = (given: number | string) => (typeof given === "number" ? given : undefined);

/** What goes with each request. Nothing is saved: it holds for the next answers. */
export function ParametersPanel({ opened, onClose, value, onChange }: Props) {
  const { t } = useTranslation("playground");
  const set = (change: Partial<Parameters>) => onChange({ ...value, ...change });
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={380} title={<Text fw={600}>{t("parameters.title")}</Text>} closeButtonProps={{ "aria-label": t("parameters.close") }}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">{t("parameters.text")}</Text>
        <Textarea label={t("parameters.system")} description={t("parameters.system_hint")} autosize minRows={3} maxRows={12} value={value.system}
          onChange={(event) => set({ system: event.currentTarget.value })} />
        <Group grow align="flex-start">
          <NumberInput label={t("parameters.temperature")} placeholder={t("parameters.models")} min={0} max={2} step={0.1} decimalScale={2} clampBehavior="strict"
            value={value.temperature ?? ""} onChange={(given) => set({ temperature: numberOf(given) })} />
          <NumberInput label={t("parameters.top_p")} placeholder={t("parameters.models")} min={0} max={1} step={0.05} decimalScale={3} clampBehavior="strict"
            value={value.topP ?? ""} onChange={(given) => set({ topP: numberOf(given) })} />
        </Group>
        <Group grow align="flex-start">
          <NumberInput label={t("parameters.max_tokens")} placeholder={t("parameters.models")} min={1} max={200_000} step={256} allowDecimal={false} clampBehavior="strict"
            value={value.maxTokens ?? ""} onChange={(given) => set({ maxTokens: numberOf(given) })} />
          <NumberInput label={t("parameters.seed")} placeholder={t("parameters.none")} min={0} max={2_147_483_647} allowDecimal={false} clampBehavior="strict"
            value={value.seed ?? ""} onChange={(given) => set({ seed: numberOf(given) })} />
        </Group>
        <TagsInput label={t("parameters.stop")} description={t("parameters.stop_hint", { count: MostStops })} maxTags={MostStops} splitChars={[]} acceptValueOnBlur
          value={[...value.stop]} onChange={(stop) => set({ stop })} />
        <div>
          <Text size="sm" fw={500} mb={4} id="playground-format">{t("parameters.format")}</Text>
          <SegmentedControl fullWidth size="xs" aria-labelledby="playground-format" value={value.format} onChange={(format) => set({ format })}
            data={formats.map((format) => ({ value: format, label: t(`parameters.formats.${format}`) }))} />
        </div>
        {value.format === "json_schema" && <SchemaField value={value.schema} onChange={(schema) => set({ schema })} />}
        <Group justify="flex-end">
          <Button variant="default" size="xs" disabled={countSet(value) === 0} onClick={() => onChange(noParameters)}>{t("parameters.reset")}</Button>
        </Group>
      </Stack>
    </Drawer>
  );
}
