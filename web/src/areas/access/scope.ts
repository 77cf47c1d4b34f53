import type { TFunction } from "i18next";
import type { Wire } from "../../api/api";

export type Scope = Wire["IdentityDataScopeResponse"];

/** The five dimensions of the plant's data, as the wire names them. */
export const dimensions = ["factory_codes", "line_codes", "product_families", "shift_codes", "equipment_ids"] as const;

export type Dimension = (typeof dimensions)[number];

/** What a form holds: nothing, all, or a part with the codes of each dimension; a dimension that is not restricted has none. */
export interface ScopeForm {
  readonly sees: "nothing" | "all" | "part";
  readonly codes: Readonly<Record<Dimension, readonly string[] | null>>;
}

const unrestricted = Object.fromEntries(dimensions.map((dimension) => [dimension, null])) as Record<Dimension, null>;

export function formOf(scope: Scope | null): ScopeForm {
  return scope === null ? { sees: "nothing", codes: unrestricted }
    : scope.all_access ? { sees: "all", codes: unrestricted }
    : { sees: "part", codes: Object.fromEntries(dimensions.map((dimension) => [dimension, scope[dimension] ?? null])) as ScopeForm["codes"] };
}

/** What the server is told; null takes the scope away. */
export function scopeOf(form: ScopeForm): Scope | null {
  return form.sees === "nothing" ? null
    : form.sees === "all" ? { all_access: true }
    : Object.fromEntries(dimensions.flatMap((dimension) => (form.codes[dimension] === null ? [] : [[dimension, [...form.codes[dimension]]]])));
}

/** Why a form cannot be saved yet. */
export const faultOf = (form: ScopeForm): "no_dimension" | undefined =>
  form.sees === "part" && dimensions.every((dimension) => form.codes[dimension] === null) ? "no_dimension" : undefined;

/** Whether what a form says hides everything: a dimension restricted to no code at all. */
export const hidesAll = (form: ScopeForm) => form.sees === "part" && dimensions.some((dimension) => form.codes[dimension]?.length === 0);

/** Codes as people paste them: by comma, space or line. */
export const codesIn = (text: string): readonly string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** A scope in a line. */
export function scopeSummary(scope: Scope | null, t: TFunction<["access", "shell"]>): string {
  return scope === null ? t("scope.nothing")
    : scope.all_access ? t("scope.all")
    : dimensions.flatMap((dimension) => (scope[dimension] ? [`${t(`scope.dimension.${dimension}`)} ${scope[dimension].length}`] : [])).join(" · ");
}
