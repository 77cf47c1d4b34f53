using Maru.Kernel;

namespace Maru.Modules.Llm;

/// <summary>Every refusal of the administration of models.</summary>
internal static class LlmFailures
{
    public static readonly Failure UnknownProvider = new(FailureKind.Invalid, "llm.unknown_provider",
        $"There is no such provider. Use {Sentence.Or(WireName<Contracts.Llm.Provider>.All)}.");

    public static readonly Failure NoKeyNeeded = new(FailureKind.Invalid, "llm.no_key_needed",
        "This provider takes no key.");

    public static readonly Failure InvalidKey = new(FailureKind.Invalid, "llm.invalid_api_key",
        "Send the provider's key itself in api_key: 8 to 512 characters without white space; any for a server of your own.");

    public static readonly Failure KeyNeededForAddress = new(FailureKind.Invalid, "llm.key_needed_for_address",
        "The new base_url is another server, and a stored key is never sent to a server it was not given for. Send api_key with it.");

    public static readonly Failure InvalidName = new(FailureKind.Invalid, "llm.invalid_name",
        "A name has 100 characters at most and no control characters.");

    public static readonly Failure InvalidPriority = new(FailureKind.Invalid, "llm.invalid_priority",
        "A priority is a whole number from -1000 to 1000.");

    public static readonly Failure InvalidBaseUrl = new(FailureKind.Invalid, "llm.invalid_base_url",
        "base_url is an http or https address of 500 characters at most, without user, query and fragment.");

    public static readonly Failure AddressNotAllowed = new(FailureKind.Invalid, "llm.address_not_allowed",
        "This server does not call that address: it is link-local, a cloud's metadata address, unspecified, or private where that is switched off.");

    public static readonly Failure KeyNotFound = new(FailureKind.NotFound, "llm.api_key_not_found",
        "There is no stored key with this id.");

    public static readonly Failure ModelNotFound = new(FailureKind.NotFound, "llm.model_not_found",
        "There is no configured model with this id.");

    public static readonly Failure InvalidModelId = new(FailureKind.Invalid, "llm.invalid_model_id",
        "model_id is the vendor's name, for instance gpt-4o-mini: letters, digits and . _ - : / @ +, 200 at most; a prefix must be the provider's own.");

    public static readonly Failure DuplicateModel = new(FailureKind.Conflict, "llm.duplicate_model",
        "This provider already has a model of that name.");

    public static readonly Failure InvalidParameters = new(FailureKind.Invalid, "llm.invalid_parameters",
        "parameters is a JSON object of 16 KiB at most.");

    public static readonly Failure ProviderKeyMissing = new(FailureKind.Conflict, "llm.provider_key_missing",
        "The provider has no usable key. Add one, or repeat with force.");

    public static readonly Failure InvalidPolicy = new(FailureKind.Invalid, "llm.invalid_policy",
        "The policy needs a provider and, for it, three model names of 100 characters at most.");

    public static readonly Failure ReasonRequired = new(FailureKind.Invalid, "llm.reason_required",
        "Overruling a check needs a reason; a reason has 500 characters at most.");

    public static readonly Failure ProbeFailed = new(FailureKind.Unprocessable, "llm.probe_failed",
        "The provider did not answer for every mapped model. The policy is unchanged. Mend the mapping, or repeat with force and a reason.");

    public static readonly Failure PolicyConflict = new(FailureKind.Conflict, "llm.policy_version_conflict",
        "The policy has another version than expected_version. Read it again, then decide.");

    public static readonly Failure PolicyVersionNotFound = new(FailureKind.NotFound, "llm.policy_version_not_found",
        "The policy never had this version.");

    public static readonly Failure PolicyAlreadyActive = new(FailureKind.Conflict, "llm.policy_already_active",
        "This version is the one in force.");

    public static readonly Failure ConfirmationRequired = new(FailureKind.Invalid, "llm.confirmation_required",
        "This removes stored keys for good. Repeat with confirm set to true.");

    public static readonly Failure ImportFailed = new(FailureKind.Invalid, "llm.import_failed",
        "A value of the environment cannot be taken over. Nothing was written.");
}
