import { Autocomplete, Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Faults } from "../../../ui/field-text";
import { StateBadge } from "../parts/state-badge";
import { useCatalogue } from "../queries/models";
import { modelTypes, type ModelType, type Provider } from "../queries/wire";
import classes from "./mapping-grid.module.css";
import { faultField, type Names } from "./policy-draft";

interface Props {
  readonly provider: Provider;
  readonly names: Names;
  readonly chosen: boolean;
  readonly usable: boolean;
  readonly readOnly: boolean;
  readonly faults: Faults;
  readonly onName: (type: ModelType, name: string) => void;
}

const LongestName = 100;

/** One provider: whether it answers, and its three models. */
export function MappingRow({ provider, names, chosen, usable, readOnly, faults, onName }: Props) {
  const { t } = useTranslation("llm");
  const known = useCatalogue().data?.items.filter((one) => one.provider === provider && !one.deprecated) ?? [];
  const offered = (type: ModelType) => [...new Set(known.filter((one) => one.kind === (type === "image" ? "images" : "chat")).map((one) => one.model_id))];
  return (
    <div className={classes.row} role="group" aria-label={t(`provider.${provider}`)} data-chosen={chosen || undefined}>
      <div className={classes.provider}>
        <Radio value={provider} label={t(`provider.${provider}`)} disabled={readOnly && !chosen} />
        {!usable && <StateBadge tone="warn">{t("policy.no_key")}</StateBadge>}
      </div>
      {modelTypes.map((type) => (
        <Autocomplete
          key={type}
          className={classes.name}
          label={t(`type.${type}`)}
          data={offered(type)}
          value={names[type]}
          onChange={(name) => onName(type, name)}
          readOnly={readOnly}
          maxLength={LongestName}
          limit={30}
          spellCheck={false}
          error={faults(faultField(provider, type)) ?? (chosen && names[type].trim() === "" ? t("policy.name_needed") : undefined)}
        />
      ))}
    </div>
  );
}
