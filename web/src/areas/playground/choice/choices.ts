import type { Wire } from "../../../api/api";
import { takesKey } from "../../../api/providers";
import type { Sources } from "../queries";

export type Kind = "chat" | "images";
export type GroupName = "server" | "types" | "configured" | "catalogue" | "typed";

/** A name that may stand in a request's `model`. */
export interface Choice {
  readonly value: string;
  /** Where the name leads now, when that is not the name itself. */
  readonly leads: string | undefined;
}

export interface Group {
  readonly name: GroupName;
  readonly items: readonly Choice[];
}

interface Asked {
  readonly kind: Kind;
  readonly sources: Sources | undefined;
  readonly current: Wire["LlmCurrentModelResponse"] | undefined;
  /** Names that must be there although the server did not list them: those chosen, and what is being typed. */
  readonly typed: readonly string[];
}

const Name = /^\S.{0,298}\S$/;

/** Every name a person may pick, each once, in the order of how lasting it is: the server's choice, the types, configured, the vendors' own. */
export function groupsOf({ kind, sources, current, typed }: Asked): readonly Group[] {
  const seen = new Set<string>();
  const once = (name: GroupName, items: readonly Choice[]): Group => ({ name, items: items.filter(({ value }) => !seen.has(value) && seen.add(value)) });
  return [
    once("server", kind === "chat" ? [{ value: "default", leads: current?.model }] : []),
    once("types", typesOf(kind, sources)),
    once("configured", configuredOf(kind, sources)),
    once("catalogue", catalogueOf(kind, sources)),
    once("typed", typed.filter((value) => Name.test(value)).map((value) => ({ value, leads: undefined }))),
  ].filter(({ items }) => items.length > 0);
}

function typesOf(kind: Kind, sources: Sources | undefined): readonly Choice[] {
  const policy = sources?.policy;
  const mapping = policy?.mappings[policy.provider];
  const leads = (model: string | null | undefined) => (policy && model ? `${policy.provider}/${model}` : undefined);
  return kind === "chat"
    ? [{ value: "text-small", leads: leads(mapping?.small) }, { value: "text-large", leads: leads(mapping?.large) }]
    : [{ value: "image", leads: leads(mapping?.image) }];
}

function configuredOf(kind: Kind, sources: Sources | undefined): readonly Choice[] {
  const kinds = new Map(sources?.catalogue.map((entry) => [entry.qualified_id, entry.kind]));
  return (sources?.models ?? [])
    .filter((model) => (kinds.get(model.qualified_id) ?? "chat") === kind)
    .map((model) => ({ value: model.name || model.qualified_id, leads: model.name === model.qualified_id ? undefined : model.qualified_id }));
}

function catalogueOf(kind: Kind, sources: Sources | undefined): readonly Choice[] {
  const usable = new Set(sources?.providers.filter((provider) => provider.usable).map(({ provider }) => provider));
  return (sources?.catalogue ?? [])
    .filter((entry) => entry.kind === kind && !entry.deprecated && (usable.has(entry.provider) || !takesKey(entry.provider)))
    .map((entry) => ({ value: entry.qualified_id, leads: undefined }));
}

/** Whether nothing but the server's own stand-in can answer. */
export const onlyBuiltin = (sources: Sources) => !sources.providers.some(({ provider, usable }) => usable && takesKey(provider));
