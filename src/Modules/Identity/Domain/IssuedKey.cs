using Maru.Kernel;

namespace Maru.Modules.Identity.Domain;

/// <summary>A client key as its owner manages it. Immutable; each change gives a new one.</summary>
internal sealed record IssuedKey
{
    /// <summary>Keys in force one account may have: each stays in every node's memory.</summary>
    public const int MostPerOwner = 100;

    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    /// <summary>The secret's first characters.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public required string SecretHash { get; init; }

    public required ClientKeyTerms Terms { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>1 and one more a change; being used is none.</summary>
    public required long Version { get; init; }

    public static IssuedKey New(string id, string ownerId, string secret, ClientKeyTerms terms, DateTimeOffset now) => new()
    {
        Id = id,
        OwnerId = ownerId,
        Prefix = ClientKeySecret.PrefixOf(secret),
        SecretHash = ClientKeySecret.HashOf(secret),
        Terms = terms,
        CreatedAt = now,
        UpdatedAt = now,
        Version = 1,
    };

    public Outcome<IssuedKey> Change(ClientKeyPatch patch, DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            return IdentityFailures.ClientKeyIsRevoked;
        }

        var terms = ClientKeyTerms.Check(
            patch.Name ?? Terms.Name,
            patch.Scopes ?? Terms.Scopes,
            patch.LimitsGiven ? patch.Limits : Terms.Limits,
            patch.ExpiryGiven ? patch.ExpiresAt : Terms.ExpiresAt,
            patch.ExpiryGiven ? now : null);
        return terms.Failed(out var failure) ? failure
            : this with { Terms = terms.Value, UpdatedAt = now, Version = Version + 1 };
    }

    public IssuedKey Revoke(DateTimeOffset now) => this with { RevokedAt = now, UpdatedAt = now, Version = Version + 1 };
}
