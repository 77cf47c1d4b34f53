import { Checkbox, Group, TagsInput, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { codesIn, type Dimension } from "./scope";

interface Props {
  readonly dimension: Dimension;
  /** Null when this dimension restricts nothing. */
  readonly codes: readonly string[] | null;
  readonly onChange: (codes: readonly string[] | null) => void;
}

const MostCodes = 5_000;

/** One dimension of a scope: whether it restricts, and to which codes. */
export function ScopeDimension({ dimension, codes, onChange }: Props) {
  const { t } = useTranslation("access");
  const name = t(`scope.dimension.${dimension}`);
  return (
    <div>
      <Group gap="xs" mb={codes === null ? 0 : 6}>
        <Checkbox label={name} checked={codes !== null} onChange={(event) => onChange(event.currentTarget.checked ? [] : null)} />
        <Text size="xs" c="dimmed">{codes === null ? t("scope.unrestricted") : t("scope.codes", { count: codes.length })}</Text>
      </Group>
      {codes !== null && (
        <TagsInput
          aria-label={t("scope.codes_of", { name })}
          placeholder={codes.length === 0 ? t("scope.placeholder") : undefined}
          value={[...codes]}
          onChange={(values) => onChange(codesIn(values.join("\n")))}
          splitChars={[",", " ", ";", "\n"]}
          maxTags={MostCodes}
          clearable
        />
      )}
    </div>
  );
}
