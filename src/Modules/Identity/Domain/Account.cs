using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.Domain;

/// <summary>A person who may sign in. Immutable; a class, so that printing it does not print the hash.</summary>
internal sealed class Account
{
    public const string DefaultLocale = "en";

    public required string Id { get; init; }

    public required string Username { get; init; }

    public required string PasswordHash { get; init; }

    public required Role Role { get; init; }

    public required string Locale { get; init; }

    /// <summary>Raised to make every access token issued so far void.</summary>
    public required long TokenVersion { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public bool IsDisabled => DisabledAt is not null;

    public static Account FirstAdmin(string id, Username username, string passwordHash, DateTimeOffset now) => new()
    {
        Id = id,
        Username = username.Text,
        PasswordHash = passwordHash,
        Role = Role.Admin,
        Locale = DefaultLocale,
        TokenVersion = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
