using System.Text.Json.Serialization;
using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>The ceilings of a key, as they are sent; none where nothing is said.</summary>
internal sealed record ClientKeyLimitsRequest(int? RequestsPerMinute, int? TokensPerMinute, long? CostPerMonthMicros)
{
    public ClientKeyLimits ToLimits() => new(RequestsPerMinute, TokensPerMinute, CostPerMonthMicros);
}

/// <summary>The ceilings of a key; null means none.</summary>
internal sealed record ClientKeyLimitsResponse(int? RequestsPerMinute, int? TokensPerMinute, long? CostPerMonthMicros)
{
    public static ClientKeyLimitsResponse Of(ClientKeyLimits limits) =>
        new(limits.RequestsPerMinute, limits.TokensPerMinute, limits.CostPerMonthMicros);
}

/// <summary>A new client key; scopes default to all, limits and expiry to none.</summary>
internal sealed record CreateClientKeyBody(
    string? Name, IReadOnlyList<string?>? Scopes = null, ClientKeyLimitsRequest? Limits = null, DateTimeOffset? ExpiresAt = null);

/// <summary>A change; what is absent stays. Null limits or a null expiry take them away; limits are replaced as a whole.</summary>
internal sealed class ChangeClientKeyBody
{
    private bool _limitsGiven;
    private bool _expiryGiven;

    public string? Name { get; init; }

    public IReadOnlyList<string?>? Scopes { get; init; }

    public ClientKeyLimitsRequest? Limits
    {
        get;
        init => (field, _limitsGiven) = (value, true);
    }

    public DateTimeOffset? ExpiresAt
    {
        get;
        init => (field, _expiryGiven) = (value, true);
    }

    public ClientKeyPatch ToPatch() => new()
    {
        Name = Name,
        Scopes = Scopes,
        Limits = Limits?.ToLimits(),
        LimitsGiven = _limitsGiven,
        ExpiresAt = ExpiresAt,
        ExpiryGiven = _expiryGiven,
    };
}

/// <summary>A client key. The secret is there only in the answer that made it.</summary>
/// <remarks>A class, so that printing it does not print that.</remarks>
internal sealed class ClientKeyBody
{
    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public required string Name { get; init; }

    public required string Prefix { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required ClientKeyLimitsResponse Limits { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public static ClientKeyBody Of(IssuedKey key) => Of(key, secret: null);

    public static ClientKeyBody Of(NewClientKey made) => Of(made.Key, made.Secret);

    private static ClientKeyBody Of(IssuedKey key, string? secret) => new()
    {
        Id = key.Id,
        OwnerId = key.OwnerId,
        Name = key.Terms.Name,
        Prefix = key.Prefix,
        Scopes = key.Terms.Scopes,
        Limits = ClientKeyLimitsResponse.Of(key.Terms.Limits),
        ExpiresAt = key.Terms.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
        RevokedAt = key.RevokedAt,
        CreatedAt = key.CreatedAt,
        Version = key.Version,
        Secret = secret,
    };
}
