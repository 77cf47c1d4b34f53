import type { Wire } from "../../../api/api";
import { modelTypes, providers, type ModelType, type Policy, type Provider } from "../queries/wire";

type Body = Wire["LlmMappingResponse"];

/** One provider's models as written in the form; what is not mapped is empty. */
export type Names = Readonly<Record<ModelType, string>>;

/** The policy as the form has it. */
export interface PolicyDraft {
  readonly provider: Provider;
  readonly mappings: Readonly<Record<Provider, Names>>;
}

const fieldOf: Record<ModelType, keyof Body> = { "text-small": "small", "text-large": "large", image: "image" };

const namesOf = (body: Body | undefined): Names => ({ "text-small": body?.small ?? "", "text-large": body?.large ?? "", image: body?.image ?? "" });

export const draftOf = (policy: Pick<Policy, "provider" | "mappings">): PolicyDraft => ({
  provider: policy.provider,
  mappings: Object.fromEntries(providers.map((provider) => [provider, namesOf(policy.mappings[provider])])) as Record<Provider, Names>,
});

export const withName = (draft: PolicyDraft, provider: Provider, type: ModelType, name: string): PolicyDraft => ({
  ...draft,
  mappings: { ...draft.mappings, [provider]: { ...draft.mappings[provider], [type]: name } },
});

/** One difference between two policies; `type` is absent where the provider itself differs. */
export interface PolicyChange {
  readonly provider: Provider | undefined;
  readonly type: ModelType | undefined;
  readonly from: string;
  readonly to: string;
}

/** What differs, the provider first. */
export function changesBetween(from: PolicyDraft, to: PolicyDraft): readonly PolicyChange[] {
  const switched = from.provider === to.provider ? [] : [{ provider: undefined, type: undefined, from: from.provider, to: to.provider }];
  const renamed = providers.flatMap((provider) =>
    modelTypes
      .map((type) => ({ provider, type, from: from.mappings[provider][type].trim(), to: to.mappings[provider][type].trim() }))
      .filter((change) => change.from !== change.to),
  );
  return [...switched, ...renamed];
}

/** The mappings that a request needs: those written in, and the chosen provider's. */
export function mappingsToSend(from: PolicyDraft, to: PolicyDraft): Record<string, Body> {
  const touched = new Set(changesBetween(from, to).flatMap((change) => change.provider ?? []));
  return Object.fromEntries(
    providers
      .filter((provider) => touched.has(provider) || provider === to.provider)
      .map((provider) => [provider, Object.fromEntries(modelTypes.map((type) => [fieldOf[type], to.mappings[provider][type].trim()])) as unknown as Body]),
  );
}

/** Whether the chosen provider has a name for each type. */
export const isWhole = (draft: PolicyDraft) => modelTypes.every((type) => draft.mappings[draft.provider][type].trim() !== "");

/** What the server says of a name, by the path it names it with. */
export const faultField = (provider: Provider, type: ModelType) => `mappings.${provider}.${fieldOf[type]}`;
