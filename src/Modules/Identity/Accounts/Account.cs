using Maru.Kernel.Access;
using Maru.Modules.Identity.SigningUp;

namespace Maru.Modules.Identity.Accounts;

/// <summary>A person who may sign in. Immutable; each change gives a new one.</summary>
internal sealed record Account
{
    /// <summary>How long a temporary password is valid.</summary>
    public static readonly TimeSpan TemporaryPasswordLife = TimeSpan.FromDays(7);

    public required string Id { get; init; }

    public required string Username { get; init; }

    /// <summary>Another name to sign in with; the address is not verified.</summary>
    public string? Email { get; init; }

    public string DisplayName { get; init; } = "";

    public required string PasswordHash { get; init; }

    public required Role Role { get; init; }

    public required string Locale { get; init; }

    /// <summary>By its IANA name.</summary>
    public string TimeZone { get; init; } = Profile.DefaultTimeZone;

    /// <summary>Raised to make all access tokens issued so far invalid.</summary>
    public required long TokenVersion { get; init; }

    /// <summary>The password was set by somebody else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Who gave the temporary password; null if there is none.</summary>
    public string? TemporaryBy { get; init; }

    /// <summary>When the temporary password expires.</summary>
    public DateTimeOffset? TemporaryUntil { get; init; }

    /// <summary>Null when none was given.</summary>
    public DataScope? Scope { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Begins at 1 and rises by one with each change.</summary>
    public long Version { get; init; } = 1;

    public bool IsDisabled => DisabledAt is not null;

    public bool IsActiveAdmin => Role == Role.Admin && !IsDisabled;

    public static Account New(string id, Newcomer newcomer, Role role, string passwordHash, DateTimeOffset now) => new()
    {
        Id = id,
        Username = newcomer.Username.Text,
        Email = newcomer.Profile.Email,
        DisplayName = newcomer.Profile.DisplayName,
        PasswordHash = passwordHash,
        Role = role,
        Locale = newcomer.Profile.Locale,
        TimeZone = newcomer.Profile.TimeZone,
        TokenVersion = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };

    public Account WithProfile(Profile profile, DateTimeOffset now) => Changed(now) with
    {
        Email = profile.Email,
        DisplayName = profile.DisplayName,
        Locale = profile.Locale,
        TimeZone = profile.TimeZone,
    };

    public Account WithRole(Role role, DateTimeOffset now) => Changed(now) with { Role = role };

    public Account WithScope(DataScope? scope, DateTimeOffset now) => Changed(now) with { Scope = scope };

    public Account WithPassword(string hash, DateTimeOffset now) =>
        Changed(now) with { PasswordHash = hash, MustChangePassword = false, TemporaryBy = null, TemporaryUntil = null };

    /// <summary>The account with a password that an administrator knows; it is valid only for choosing another.</summary>
    public Account WithTemporaryPassword(string hash, string by, DateTimeOffset now) => Changed(now) with
    {
        PasswordHash = hash,
        MustChangePassword = true,
        TemporaryBy = by,
        TemporaryUntil = now + TemporaryPasswordLife,
        TokenVersion = TokenVersion + 1,
    };

    /// <summary>The account without a usable password; an administrator must give a new one.</summary>
    public Account WithoutPassword(DateTimeOffset now) =>
        Changed(now) with { PasswordHash = "", TemporaryBy = null, TemporaryUntil = null, TokenVersion = TokenVersion + 1 };

    /// <summary>Whether the password is a temporary one that has expired.</summary>
    public bool PasswordIsOver(DateTimeOffset now) => MustChangePassword && TemporaryUntil <= now;

    /// <summary>Tokens issued so far become invalid for good: enabling the account again does not restore them.</summary>
    public Account Disable(DateTimeOffset now) => Changed(now) with { DisabledAt = now, TokenVersion = TokenVersion + 1 };

    public Account Enable(DateTimeOffset now) => Changed(now) with { DisabledAt = null };

    /// <summary>
    /// How the account's standing falls with a change, in words of the audit log; null if it does not fall.
    /// </summary>
    public string? FallsTo(Account after) => after switch
    {
        { IsDisabled: true } => "maker_disabled",
        { MustChangePassword: true } when PasswordHash != after.PasswordHash => "maker_reset",
        _ when after.Role < Role => "maker_demoted",
        _ => null,
    };

    /// <summary>Whether it equals another except for the time and number of changes.</summary>
    public bool SaysSameAs(Account other) =>
        Scope?.Hash == other.Scope?.Hash
        && this with { Scope = other.Scope, UpdatedAt = other.UpdatedAt, Version = other.Version } == other;

    /// <summary>Only the id: printing an account must not print its hash.</summary>
    public override string ToString() => Id;

    private Account Changed(DateTimeOffset now) => this with { UpdatedAt = now, Version = Version + 1 };
}
