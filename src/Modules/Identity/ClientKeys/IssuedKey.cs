using Maru.Kernel;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>A client key as its owner manages it. Immutable; each change gives a new one.</summary>
internal sealed record IssuedKey
{
    /// <summary>The most keys in force of one account: each is in every node's memory.</summary>
    public const int MostPerOwner = 100;

    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    /// <summary>The secret's first characters.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public required string SecretHash { get; init; }

    public required ClientKeyTerms Terms { get; init; }

    /// <summary>
    /// The manager of others' keys who set these terms, which the owner may only tighten; null if the owner set them.
    /// </summary>
    public string? HeldBy { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Begins at 1 and rises by one with each change; use is not a change.</summary>
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

    /// <summary>The changed key; the same instance if nothing changes.</summary>
    /// <param name="patch">The change.</param>
    /// <param name="managerId">The manager who changes it, with the right to manage everybody's keys; null if the owner does.</param>
    /// <param name="now">Now.</param>
    public Outcome<IssuedKey> Change(ClientKeyPatch patch, string? managerId, DateTimeOffset now)
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
        if (terms.Failed(out var failure))
        {
            return failure;
        }

        if (managerId is null && HeldBy is not null && !terms.Value.IsWithin(Terms))
        {
            return IdentityFailures.ClientKeyIsHeld;
        }

        var binds = managerId != OwnerId && !terms.Value.AllowEverything;
        var heldBy = managerId is null || !patch.IsAboutTerms ? HeldBy : binds ? managerId : null;
        return heldBy == HeldBy && terms.Value.SaySameAs(Terms) ? this
            : this with { Terms = terms.Value, HeldBy = heldBy, UpdatedAt = now, Version = Version + 1 };
    }

    public IssuedKey Revoke(DateTimeOffset now) => this with { RevokedAt = now, UpdatedAt = now, Version = Version + 1 };
}
