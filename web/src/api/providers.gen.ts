/** Made from the providers' profiles; docs/how-to/add-a-provider.md says how. */
export const providerFacts = [
  { name: "openai", key: "needed", needsBaseUrl: false },
  { name: "gemini", key: "needed", needsBaseUrl: false },
  { name: "openai_compatible", key: "optional", needsBaseUrl: true },
  { name: "builtin", key: "none", needsBaseUrl: false },
  { name: "anthropic", key: "needed", needsBaseUrl: false },
] as const;
