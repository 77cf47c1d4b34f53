import type { Wire } from "./api";
import { providerFacts } from "./providers.gen";

export type Provider = Wire["Provider"];

interface Facts {
  readonly name: Provider;
  readonly key: "needed" | "optional" | "none";
  readonly needsBaseUrl: boolean;
}

const facts: readonly Facts[] = providerFacts;

/** In the order in which people are offered them. */
export const providers = facts.map(({ name }) => name);

/** The one people are offered first. */
export const firstProvider: Provider = providerFacts[0].name;

const factsOf = (provider: Provider) => facts.find(({ name }) => name === provider);

/** Whether its models can be asked only with a key, if perhaps an empty one. */
export const takesKey = (provider: Provider) => factsOf(provider)?.key !== "none";

/** Whether a key for it may be empty. */
export const mayKeyBeEmpty = (provider: Provider) => factsOf(provider)?.key === "optional";

/** Whether only a key can say where it is. */
export const needsBaseUrl = (provider: Provider) => factsOf(provider)?.needsBaseUrl === true;
