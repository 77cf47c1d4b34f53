/** Who answered, as the answer's headers say it. */
export interface Served {
  readonly model: string;
  readonly provider: string;
  readonly policyVersion: string;
  /** The trace id: the call log and the server's logs know the request by it. */
  readonly requestId: string;
}

export const servedOf = ({ headers }: Response): Served => ({
  model: headers.get("x-maru-model") ?? "",
  provider: headers.get("x-maru-provider") ?? "",
  policyVersion: headers.get("x-maru-policy-version") ?? "",
  requestId: headers.get("x-request-id") ?? "",
});

/** `gemini/gemini-2.5-flash`. */
export const servedName = ({ provider, model }: Served) => (provider && !model.startsWith(`${provider}/`) ? `${provider}/${model}` : model);
