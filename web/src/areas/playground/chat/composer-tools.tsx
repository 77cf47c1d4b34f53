import { ActionIcon, Indicator, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconCode, IconColumns2, IconMessagePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ModelPicker } from "../choice/model-picker";
import { ParametersPanel } from "../settings/parameters-panel";
import { SnippetDialog } from "../snippet/snippet-dialog";
import { useStore } from "../store";
import { CurrentModel as Current, type Conversation } from "./conversation";
import { countSet } from "./parameters";

interface Props {
  readonly conversation: Conversation;
  readonly draft: string;
}

/** Who answers, how, and the request as code. */
export function ComposerTools({ conversation, draft }: Props) {
  const { t } = useTranslation("playground");
  const { models, parameters, turns, running } = useStore(conversation.state);
  const [settings, { open: openSettings, close: closeSettings }] = useDisclosure(false);
  const [code, { open: openCode, close: closeCode }] = useDisclosure(false);
  const two = models.length > 1;
  const pick = (lane: number) => (model: string) => conversation.change({ models: models.map((old, at) => (at === lane ? model : old)) });
  const compare = () => conversation.change({ models: two ? models.slice(0, 1) : [...models, models[0] === Current ? "text-small" : Current] });
  const set = countSet(parameters);
  return (
    <>
      {models.map((model, lane) => (
        <ModelPicker key={lane} kind="chat" label={two ? t("choice.label_nth", { number: lane + 1 }) : t("choice.label")} value={model} onChange={pick(lane)} />
      ))}
      <Tooltip label={two ? t("composer.one") : t("composer.compare")}>
        <ActionIcon variant={two ? "light" : "subtle"} color={two ? undefined : "gray"} size="md" onClick={compare} disabled={running} aria-pressed={two} aria-label={t("composer.compare")}>
          <IconColumns2 size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("composer.parameters")}>
        <Indicator label={set} size={15} disabled={set === 0} offset={3}>
          <ActionIcon variant="subtle" color="gray" size="md" onClick={openSettings} aria-label={set > 0 ? t("composer.parameters_set", { count: set }) : t("composer.parameters")}>
            <IconAdjustmentsHorizontal size={17} aria-hidden />
          </ActionIcon>
        </Indicator>
      </Tooltip>
      <Tooltip label={t("composer.code")}>
        <ActionIcon variant="subtle" color="gray" size="md" onClick={openCode} aria-label={t("composer.code")}>
          <IconCode size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {turns.length > 0 && (
        <Tooltip label={t("composer.clear")}>
          <ActionIcon variant="subtle" color="gray" size="md" onClick={conversation.clear} aria-label={t("composer.clear")}>
            <IconMessagePlus size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <ParametersPanel opened={settings} onClose={closeSettings} value={parameters} onChange={(next) => conversation.change({ parameters: next })} />
      <SnippetDialog opened={code} onClose={closeCode} turns={turns} draft={draft} models={models} parameters={parameters} />
    </>
  );
}
