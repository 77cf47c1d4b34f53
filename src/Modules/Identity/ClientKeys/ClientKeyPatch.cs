using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>
/// A change of a client key's terms. Null, or not given, leaves a value unchanged; for values that can be null, the patch says whether
/// they were given.
/// </summary>
internal sealed record ClientKeyPatch
{
    public string? Name { get; init; }

    public IReadOnlyList<string?>? Scopes { get; init; }

    public bool LimitsGiven { get; init; }

    public ClientKeyLimits? Limits { get; init; }

    public bool ExpiryGiven { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it changes more than the name.</summary>
    public bool IsAboutTerms => Scopes is not null || LimitsGiven || ExpiryGiven;
}
