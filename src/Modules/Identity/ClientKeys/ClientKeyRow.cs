using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>A row of <c>identity_client_key</c>; the scopes are one text, separated by spaces.</summary>
internal sealed class ClientKeyRow
{
    public const string Columns = """
        id, owner_id, name, prefix, secret_hash, scopes, requests_per_minute, tokens_per_minute, cost_per_month_micros, held_by, expires_at,
        last_used_at, revoked_at, created_at, updated_at, version
        """;

    public string Id { get; init; } = "";

    public string OwnerId { get; init; } = "";

    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";

    public string SecretHash { get; init; } = "";

    public string Scopes { get; init; } = "";

    public int? RequestsPerMinute { get; init; }

    public int? TokensPerMinute { get; init; }

    public long? CostPerMonthMicros { get; init; }

    public string? HeldBy { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    /// <summary>The role of the owner's account; only set if a query selects it.</summary>
    public string OwnerRole { get; init; } = "";

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public ClientKeyLimits Limits => new(RequestsPerMinute, TokensPerMinute, CostPerMonthMicros);

    public IssuedKey ToKey() => new()
    {
        Id = Id,
        OwnerId = OwnerId,
        Prefix = Prefix,
        SecretHash = SecretHash,
        Terms = ClientKeyTerms.Check(Name, ScopeList, Limits, ExpiresAt, after: null).Value,
        HeldBy = HeldBy,
        LastUsedAt = LastUsedAt,
        RevokedAt = RevokedAt,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        Version = Version,
    };
}
