import { Button, Group } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filters } from "./describe";
import classes from "./filter-bar.module.css";
import { FilterField, type Choice } from "./filter-field";
import type { Filtering } from "./use-filters";

/** For filters whose choices only the page knows. */
export type Choices<D extends Filters> = { readonly [Name in keyof D]?: readonly Choice[] };

interface Props<D extends Filters> {
  readonly filtering: Filtering<D>;
  readonly choices?: Choices<D>;
}

const Phone = "(max-width: 48em)";

/** A list's filters, made from their description. On a phone they are behind one button, which says how many are set. */
export function FilterBar<D extends Filters>({ filtering, choices }: Props<D>) {
  const { t } = useTranslation("ui");
  const panel = useId();
  const folds = useMediaQuery(Phone, false, { getInitialValueInEffect: false });
  const [unfolded, setUnfolded] = useState(false);
  const { filters, written, faults, values, count, change, clear } = filtering;
  const clearing = count > 0 && (
    <Button variant="subtle" color="gray" size="xs" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
      {t("filters.clear", { count })}
    </Button>
  );
  return (
    <div role="search" aria-label={t("filters.title")} className={classes.bar}>
      {folds && (
        <Group justify="space-between" gap="xs">
          <Button
            variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            aria-expanded={unfolded} aria-controls={panel} onClick={() => setUnfolded(!unfolded)}
          >
            {count > 0 ? t("filters.set", { count }) : t("filters.title")}
          </Button>
          {clearing}
        </Group>
      )}
      <div id={panel} hidden={folds && !unfolded}>
        <div className={classes.fields}>
          {Object.entries(filters).map(([name, filter]) => (
            <FilterField
              key={name} filter={filter} value={faults[name] ? written[name] : values[name]} fault={faults[name]} choices={choices?.[name]}
              onChange={(value) => change({ [name]: value } as Parameters<typeof change>[0])}
            />
          ))}
          {!folds && clearing && <div className={classes.clear}>{clearing}</div>}
        </div>
      </div>
    </div>
  );
}
