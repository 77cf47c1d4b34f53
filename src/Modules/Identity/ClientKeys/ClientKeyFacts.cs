using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>
/// What the audit log records about a client key. Not its name, because the owner wrote it and the log's rows cannot be erased.
/// </summary>
internal sealed record ClientKeyFacts(IReadOnlyList<string> Scopes, ClientKeyLimits Limits, DateTimeOffset? ExpiresAt)
{
    public const string Resource = "identity.client_keys";

    public static ClientKeyFacts Of(ClientKeyTerms terms) => new(terms.Scopes, terms.Limits, terms.ExpiresAt);
}
