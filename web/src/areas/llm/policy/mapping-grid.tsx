import { Radio } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Faults } from "../../../ui/field-text";
import { useStatus } from "../queries/status";
import { modelTypes, providers } from "../queries/wire";
import classes from "./mapping-grid.module.css";
import { MappingRow } from "./mapping-row";
import { withName, type PolicyDraft } from "./policy-draft";

interface Props {
  readonly draft: PolicyDraft;
  readonly onChange: (draft: PolicyDraft) => void;
  readonly readOnly: boolean;
  /** Beneath the question who answers. */
  readonly description: ReactNode;
  readonly faults: Faults;
}

/** Every provider with its models of the three types; one of them answers. */
export function MappingGrid({ draft, onChange, readOnly, description, faults }: Props) {
  const { t } = useTranslation("llm");
  const keys = useStatus().data?.providers;
  const choose = (chosen: string) => onChange({ ...draft, provider: providers.find((provider) => provider === chosen) ?? draft.provider });
  return (
    <Radio.Group value={draft.provider} onChange={choose} readOnly={readOnly} label={t("policy.who")} description={description}>
      <div className={classes.grid}>
        <div className={classes.head} aria-hidden>
          <span>{t("provider.label")}</span>
          {modelTypes.map((type) => (
            <span key={type}>{t(`type.${type}`)}</span>
          ))}
        </div>
        {providers.map((provider) => (
          <MappingRow
            key={provider}
            provider={provider}
            names={draft.mappings[provider]}
            chosen={draft.provider === provider}
            usable={keys?.find((key) => key.provider === provider)?.usable ?? true}
            readOnly={readOnly}
            faults={faults}
            onName={(type, name) => onChange(withName(draft, provider, type, name))}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
