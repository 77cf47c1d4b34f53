using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>How a connection test ended.</summary>
/// <param name="Failure">Why it failed; null on success.</param>
/// <param name="Model">The model asked, or null when only the server was.</param>
/// <param name="LatencyMs">Milliseconds until the answer.</param>
internal sealed record ProbeResult(ProbeFailure? Failure, string? Model, long LatencyMs)
{
    public const string Success = "success";
    public const string Failed = "failed";

    public string Status => Failure is null ? Success : Failed;

    public string Message => Failure switch
    {
        null => "Connection successful",
        ProbeFailure.Auth => "The provider refused the key.",
        ProbeFailure.RateLimited => "The provider limits the rate; try again later.",
        ProbeFailure.ModelUnavailable => "The provider does not offer this model to this key.",
        ProbeFailure.Timeout => "The provider did not answer in time.",
        ProbeFailure.Network => "The provider cannot be reached at this address.",
        ProbeFailure.Quota => "The account with the provider is used up.",
        _ => "The provider did not answer as expected.",
    };
}
